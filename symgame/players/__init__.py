"""Populations, their strategies and shares; profiles and states; scenarios and sources."""

from symgame.players.player import MAX_PROFILES as MAX_PROFILES
from symgame.players.player import Player as Player
from symgame.players.player import check_players as check_players
from symgame.players.player import listed as listed
from symgame.players.profiles import Profile as Profile
from symgame.players.profiles import indicators as indicators
from symgame.players.profiles import profile_key as profile_key
from symgame.players.profiles import profile_of as profile_of
from symgame.players.profiles import profiles_in_order as profiles_in_order
from symgame.players.provenance import Provenance as Provenance
from symgame.players.states import Scenario as Scenario
from symgame.players.states import Share as Share
from symgame.players.states import State as State
from symgame.players.states import check_scenario as check_scenario
from symgame.players.states import equal_shares as equal_shares
from symgame.players.states import shares_of as shares_of
