"""The JSON documents of search, list, related, random and info; see machine for the others."""

from ..model import RATINGS
from ..text.safe import quote
from .machine import entry_fields, envelope, joined, match_object, suggestion_object, text_or_null

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..answers import InfoResult, ListResult, RandomResult, RelatedResult, SearchResult


def search(result: "SearchResult") -> str:
    """The document of ``search``; a snippet is plain text."""
    hits = joined(
        f'{{"id":{quote(hit.id)},"term":{quote(hit.term)},"gloss":{quote(hit.gloss)},'
        f'"field":{quote(hit.field)},"snippet":{quote(hit.snippet)},"score":{hit.score}}}'
        for hit in result.hits
    )
    return envelope("search", result.withheld, f'"query":{quote(result.query)},"hits":[{hits}]')


def list_terms(result: "ListResult") -> str:
    """The document of ``list``."""
    terms = joined(
        f'{{"id":{quote(term.id)},"term":{quote(term.term)},"native":{term.native_json},'
        f'"category":{quote(term.category)},"rating":"{RATINGS[term.rating]}",'
        f'"gloss":{quote(term.gloss)}}}'
        for term in result.terms
    )
    return envelope("list", result.withheld, f'"terms":[{terms}]')


def related(result: "RelatedResult") -> str:
    """The document of ``related``; id, term and match are null where the term was not found."""
    links = joined(
        f'{{"kind":{quote(link.relation.kind)},"from":{quote(link.relation.source)},'
        f'"to":{quote(link.relation.target)},"term":{quote(link.relation.term)},'
        f'"difference":{text_or_null(link.relation.difference)},"depth":{link.depth}}}'
        for link in result.links
    )
    path = "null"
    if result.path is not None:
        path = "[" + joined(
            f'{{"from":{quote(step.source)},"kind":{quote(step.kind)},"to":{quote(step.target)},'
            f'"term":{quote(step.term)}}}'
            for step in result.path
        ) + "]"  # fmt: skip
    return envelope(
        "related",
        result.withheld,
        f'"query":{quote(result.query)},"match":{match_object(result.match)},'
        f'"id":{text_or_null(result.id)},"term":{text_or_null(result.term)},'
        f'"relations":[{links}],"path":{path},'
        f'"suggestions":[{joined(map(suggestion_object, result.suggestions))}]',
    )


def random(result: "RandomResult") -> str:
    """The document of ``random``: as ``define``, without query and match."""
    entries = joined(map(entry_fields, result.entries))
    return envelope("random", result.withheld, f'"entries":[{entries}],"suggestions":[]')


def info(result: "InfoResult") -> str:
    """The document of ``info``."""
    glossaries = joined(
        f'{{"name":{quote(one.name)},"path":{quote(one.path)},"entries":{one.entries},'
        f'"state":{quote(one.state)}}}'
        for one in result.glossaries
    )
    return envelope(
        "info",
        result.withheld,
        f'"version":{quote(result.version)},"glossaries":[{glossaries}],'
        f'"cache":{quote(result.cache)}',
    )
