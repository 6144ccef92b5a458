"""Relations between parameters: read, brought to normal form, decided under assumptions."""
