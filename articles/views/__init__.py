"""The readers' pages. Nothing here can name the working copy."""
