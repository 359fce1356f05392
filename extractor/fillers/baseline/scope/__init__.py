"""Where a figure holds or whose it is: places and bodies, and what a release is about."""
