"""From bytes to tables: encodings, TOML and JSON, and the traps of both.

Numbers keep their text, so that ``0.1`` is exactly one tenth.
"""

from symgame.gamefile.syntax.bytes import MAX_BYTES as MAX_BYTES
from symgame.gamefile.syntax.bytes import decode as decode
from symgame.gamefile.syntax.failing import fail as fail
from symgame.gamefile.syntax.formats import check_format as check_format
from symgame.gamefile.syntax.formats import wrong_suffix as wrong_suffix
from symgame.gamefile.syntax.parsing import Tables as Tables
from symgame.gamefile.syntax.parsing import parse as parse
