"""Pages of the desk that belong to no list: find, keys, log, handing over."""
