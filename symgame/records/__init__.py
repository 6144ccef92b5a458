"""What the toolkit finds, as JSON: strings in the syntax of game files, symbols in the author's order."""

from symgame.records.delay import delay_record as delay_record
from symgame.records.derivation import derivation as derivation
from symgame.records.design import designed as designed
from symgame.records.noise import noise_record as noise_record
from symgame.records.placing import fitted as fitted
from symgame.records.placing import placed as placed
from symgame.records.regimes import regime_sets as regime_sets
from symgame.records.regimes import sign_patterns_record as sign_patterns_record
from symgame.records.simulation import simulated as simulated
from symgame.records.simulation import simulated_csv as simulated_csv
from symgame.records.thresholds import threshold_sets as threshold_sets
