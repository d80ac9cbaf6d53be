"""glossterm: a glossary in the terminal. The public API is Glossary and the errors it raises."""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .errors import GlosstermError as GlosstermError
    from .glossary.glossary import Glossary as Glossary

__all__ = ["Glossary", "GlosstermError", "__version__"]


def __getattr__(name: str) -> object:
    # Loaded on first use: `import glossterm` alone stays as cheap as an empty module.
    if name == "Glossary":
        from .glossary.glossary import Glossary

        return Glossary
    if name == "GlosstermError":
        from .errors import GlosstermError

        return GlosstermError
    raise AttributeError(f"module 'glossterm' has no attribute '{name}'")
