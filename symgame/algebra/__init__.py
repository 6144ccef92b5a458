"""Exact questions about expressions, answered on polynomial rings.

Inside the toolkit a payoff is a *form*: an element of ``QQ[parameters]`` (`sympy.polys.rings`), and
an advantage is a *share polynomial*: an element of ``QQ[parameters][shares]``. Whatever is not
polynomial (``sqrt(alpha)``, ``exp(-rho*tau)``) becomes a generator of its own. Expressions are built
from forms only when somebody asks for them.
"""

from symgame.algebra.forms import MAX_TERMS as MAX_TERMS
from symgame.algebra.forms import as_form as as_form
from symgame.algebra.forms import as_ratio as as_ratio
from symgame.algebra.forms import count_terms as count_terms
from symgame.algebra.forms import powers_of as powers_of
from symgame.algebra.forms import ratio_of as ratio_of
from symgame.algebra.forms import ratios_of as ratios_of
from symgame.algebra.forms import same as same
from symgame.algebra.forms import symbols_in as symbols_in
from symgame.algebra.ratio import Ratio as Ratio
from symgame.algebra.ratio import oriented as oriented
from symgame.algebra.ratio import over_one_denominator as over_one_denominator
from symgame.algebra.ratio import reduced as reduced
from symgame.algebra.rings import atoms_of as atoms_of
from symgame.algebra.rings import generators_for as generators_for
from symgame.algebra.rings import is_zero as is_zero
from symgame.algebra.rings import rational as rational
from symgame.algebra.rings import ring_of as ring_of
from symgame.algebra.rings import share_ring_of as share_ring_of
from symgame.algebra.share_polynomials import flat as flat
from symgame.algebra.share_polynomials import nested as nested
from symgame.algebra.share_polynomials import size as size
