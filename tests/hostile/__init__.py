"""Hostile weather: readers and editors at work while the house is broken under them.

`make hostile MINUTES=10` builds a whole house on this machine (PostgreSQL with a
replica, Redis, two hosts of several workers, nginx as it is shipped), loads the demo,
and keeps readers and editors at it while processes are killed and stores stop. It is no
test of the suite: it lasts, and needs the machine for itself.
"""
