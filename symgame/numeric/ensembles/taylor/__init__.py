"""Paths followed by heyoka, compiled: Taylor series of high order, several paths in one instruction."""
