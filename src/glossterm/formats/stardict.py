"""StarDict dictionaries: headwords with a text. docs/formats.md says what is lost."""

from .candidates import Found
from .dictionary_text import article, candidate, from_html, headwords
from .pyglossary import beside, read_dictionary, write_dictionary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .collection import Collection

PLUGIN = "Stardict"


def read(path: str) -> Found:
    """Read a StarDict dictionary.

    Args:
        path: its .ifo, any other of its files, or its folder.

    Raises:
        GlosstermError: as read_dictionary.
    """
    files = beside(path, (".ifo", ".idx", ".dict"), (".syn",))
    found = Found(files[".ifo"])
    for item in read_dictionary(PLUGIN, files):
        if "problem" in item:
            found.problem(0, "dictionary", item["problem"])
            continue
        text = item["text"] if item["kind"] == "m" else from_html(item["text"])
        made = candidate(item["names"], text)
        if made is None:
            found.problem(0, "empty", f"“{', '.join(item['names'])}” has no text")
        else:
            found.candidates.append(made)
    return found


def write(collection: "Collection") -> "dict[str, bytes]":
    """The files of a dictionary: .ifo, .idx, .dict, and .syn for the further headwords."""
    entries = collection.answered()
    if not entries:
        return {}  # that there is nothing is said without pyglossary too
    words = collection.words()
    articles = [(headwords(entry), article(entry, words)) for entry in entries]
    # StarDict's order: letters of ASCII without their case, then bytes.
    articles.sort(key=lambda one: (one[0][0].encode().lower(), one[0][0].encode()))
    info = {"name": collection.title, "description": "; ".join(collection.licences)}
    return write_dictionary(PLUGIN, ".ifo", info, articles)
