"""Contributors of the Spanish service. Nobody here exists."""

from newsroom.demo.facts import Contributor

CONTRIBUTORS: tuple[Contributor, ...] = ()
