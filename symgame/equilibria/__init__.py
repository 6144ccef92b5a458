"""Rest points: solved face by face, each with the condition under which it exists."""
