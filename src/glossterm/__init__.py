"""glossterm: a glossary in the terminal. The public API is Glossary, what it returns and raises."""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .answers import Filters as Filters
    from .answers import Hit as Hit
    from .answers import ListResult as ListResult
    from .answers import RandomResult as RandomResult
    from .answers import RelatedResult as RelatedResult
    from .answers import SearchResult as SearchResult
    from .answers import Term as Term
    from .errors import GlosstermError as GlosstermError
    from .glossary.glossary import Glossary as Glossary
    from .model import DefineResult as DefineResult
    from .model import Entry as Entry
    from .model import Match as Match
    from .model import Question as Question
    from .model import Relation as Relation
    from .model import Suggestion as Suggestion
    from .outcomes import CompareResult as CompareResult
    from .outcomes import FaqResult as FaqResult

# Where each public name is defined.
_HOMES = {
    "Glossary": "glossary.glossary",
    "GlosstermError": "errors",
    **dict.fromkeys(
        ("Filters", "Hit", "ListResult", "RandomResult", "RelatedResult", "SearchResult", "Term"),
        "answers",
    ),
    **dict.fromkeys(
        (
            "DefineResult", "Entry", "Match", "Question", "Relation", "Suggestion",
        ),
        "model",
    ),
    **dict.fromkeys(("CompareResult", "FaqResult"), "outcomes"),
}  # fmt: skip
__all__ = [
    "CompareResult", "DefineResult", "Entry", "FaqResult", "Filters", "Glossary", "GlosstermError",
    "Hit", "ListResult", "Match", "Question", "RandomResult", "RelatedResult", "Relation",
    "SearchResult", "Suggestion", "Term", "__version__",
]  # fmt: skip


def __getattr__(name: str) -> object:
    # Loaded on first use: `import glossterm` alone stays as cheap as an empty module.
    if name in _HOMES:
        from importlib import import_module  # users of the API only

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'glossterm' has no attribute '{name}'")
