"""What somebody may mean while they type: known variants, changes, places.

``suggest`` is the one entry; ``Suggestion`` is what it returns.
"""

from col7a1tools.suggest.suggest import suggest
from col7a1tools.suggest.suggestion import Suggestion, SuggestionKind

__all__ = ["Suggestion", "SuggestionKind", "suggest"]
