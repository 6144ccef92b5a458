"""What papers print, checked claim by claim."""
