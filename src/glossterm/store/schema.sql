-- One compiled glossary. Written once, aside, and renamed into place; never changed by a reader.
-- PRAGMA user_version carries the format version (index.FORMAT).

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,   -- glossary, title, language, licence, policy, entries
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The files that the index was made from, to see cheaply what has changed.
CREATE TABLE source (
    path     TEXT PRIMARY KEY, -- relative to the folder, with slashes
    size     INTEGER NOT NULL, -- bytes
    mtime_ns INTEGER NOT NULL,
    digest   BLOB NOT NULL,
    racy     INTEGER NOT NULL, -- 1: written within the clock's last tick, so the digest decides
    unanswered INTEGER NOT NULL -- entries that it holds and the index does not: drafts, broken ones
) WITHOUT ROWID;

CREATE TABLE problem (
    source  TEXT NOT NULL,
    line    INTEGER NOT NULL,
    column_ INTEGER NOT NULL,
    rule    TEXT NOT NULL,
    message TEXT NOT NULL
);

CREATE TABLE entry (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    source   TEXT NOT NULL,
    term     TEXT NOT NULL,
    gloss    TEXT NOT NULL,
    category TEXT NOT NULL,
    rating   INTEGER NOT NULL, -- index into model.RATINGS
    body     TEXT NOT NULL     -- the entry's own fields as JSON
);
CREATE INDEX entry_source ON entry (source);

-- Every designation under its folded key (tier 1); fold and inflections meet here.
CREATE TABLE name (
    key   TEXT NOT NULL,
    entry INTEGER NOT NULL,
    label INTEGER NOT NULL,    -- index into model.LABELS
    text  TEXT NOT NULL,
    PRIMARY KEY (key, entry, label, text)
) WITHOUT ROWID;

-- Kana and romanised designations under their sound key (tier 2), and designations of several
-- words under their letters alone.
CREATE TABLE sound (
    key   TEXT NOT NULL,
    entry INTEGER NOT NULL,
    label INTEGER NOT NULL,
    text  TEXT NOT NULL,
    PRIMARY KEY (key, entry, label, text)
) WITHOUT ROWID;

-- The words of shown designations of several words, for suggestions.
CREATE TABLE word (
    word  TEXT NOT NULL,
    entry INTEGER NOT NULL,
    text  TEXT NOT NULL,
    PRIMARY KEY (word, entry, text)
) WITHOUT ROWID;
CREATE INDEX word_entry ON word (entry);

-- Hidden labels by entry, so that an entry's names can be dropped when its file changes.
CREATE TABLE hidden (
    entry INTEGER NOT NULL,
    text  TEXT NOT NULL
);
CREATE INDEX hidden_entry ON hidden (entry);

-- What fuzzy ranking considers (tier 4): folded terms, aliases and hidden labels, separated by
-- line feeds, in blocks of one length and first letter.
CREATE TABLE spelling (
    length  INTEGER NOT NULL,
    initial TEXT NOT NULL,
    keys    TEXT NOT NULL,
    PRIMARY KEY (length, initial)
) WITHOUT ROWID;

-- The same keys by the length and first letter of their consonant skeleton: the skeletons and,
-- line by line, their keys.
CREATE TABLE skeleton (
    length    INTEGER NOT NULL,
    initial   TEXT NOT NULL,
    skeletons TEXT NOT NULL,
    keys      TEXT NOT NULL,
    PRIMARY KEY (length, initial)
) WITHOUT ROWID;

CREATE TABLE relation (
    entry      INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    target     TEXT NOT NULL,  -- an id, of this glossary or another
    difference TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;
CREATE INDEX relation_target ON relation (target);

CREATE TABLE question (
    number   INTEGER PRIMARY KEY,
    entry    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    question TEXT NOT NULL,
    answer   TEXT NOT NULL,
    about    TEXT NOT NULL     -- ids separated by spaces
);
CREATE INDEX question_entry ON question (entry, position);

-- What people ask, one phrasing a row: a stored question and the other ways to ask it; without a
-- question, the gloss and the ways to ask for the word that it explains.
CREATE TABLE phrase (
    number   INTEGER PRIMARY KEY, -- within the span of its entry, see phrases
    entry    INTEGER NOT NULL,
    question INTEGER,          -- NULL: it asks for the definition
    stems    INTEGER NOT NULL, -- how many of its stems are in phrase_word
    vector   BLOB NOT NULL     -- text.vectors.SIZE signed bytes
);
CREATE TABLE phrase_word (
    stem   TEXT NOT NULL,
    phrase INTEGER NOT NULL,
    PRIMARY KEY (stem, phrase)
) WITHOUT ROWID;
CREATE INDEX phrase_word_phrase ON phrase_word (phrase);

-- What an entry is about: the vector of its gloss and definition, and the mean of its phrases'.
CREATE TABLE sense (
    entry   INTEGER PRIMARY KEY,
    meaning BLOB NOT NULL,
    asked   BLOB NOT NULL
);

CREATE TABLE question_about (
    target   TEXT NOT NULL,
    question INTEGER NOT NULL,
    PRIMARY KEY (target, question)
) WITHOUT ROWID;

CREATE TABLE fact (
    entry     INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    label     TEXT NOT NULL,
    statement TEXT NOT NULL,
    reference INTEGER NOT NULL,
    about     TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;

CREATE TABLE facet (
    entry INTEGER NOT NULL,
    key   TEXT NOT NULL,
    value TEXT NOT NULL,
    note  TEXT NOT NULL,
    PRIMARY KEY (entry, key)
) WITHOUT ROWID;

-- Labels by entry, for the filters of list, random and search.
CREATE TABLE tag (
    key   TEXT NOT NULL,       -- folded
    entry INTEGER NOT NULL,
    PRIMARY KEY (key, entry)
) WITHOUT ROWID;
CREATE INDEX tag_entry ON tag (entry);

-- What full text search reads: one shown text a row, so that a question or a difference that
-- touches a withheld entry can be left out. The number holds the entry's in its upper bits
-- (index.FIRST), so that an entry's passages are a range.
CREATE TABLE passage (
    number INTEGER PRIMARY KEY,
    field  INTEGER NOT NULL,   -- index into passages.SEARCHED
    about  TEXT NOT NULL,      -- ids that the text touches, separated by spaces
    text   TEXT NOT NULL       -- clean: no control or invisible character
);

-- English words of the passages by their Porter stem.
CREATE VIRTUAL TABLE words USING fts5 (
    text, content = 'passage', content_rowid = 'number',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Passages in scripts without spaces, in hiragana where they are kana, for substrings.
CREATE VIRTUAL TABLE fragment USING fts5 (text, tokenize = 'trigram');

-- Words for the keys: of a category, a facet, or a facet's value (key facet/value).
CREATE TABLE vocabulary (
    kind     TEXT NOT NULL,    -- category, facet or value
    key      TEXT NOT NULL,
    position INTEGER NOT NULL,
    label    TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
