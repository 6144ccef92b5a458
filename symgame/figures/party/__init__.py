"""The phase diagram of each party: where it is indifferent, and which way its share moves on both sides."""

from symgame.figures.party.diagrams import party_phases, party_volumes

__all__ = ["party_phases", "party_volumes"]
