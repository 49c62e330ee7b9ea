"""The columns of each list that a command prints as CSV: they stand there though nothing
was found.
"""


def _of(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_STEP = "from from_kind from_name kind role strength weight first_on last_on to to_kind to_name"
_WATCH = "id what kind name known networks by on why"

FOUND = _of("id kind name roles place cases years because total")
LISTED = _of("line text standing total ids names kinds roles places cases because")
NETWORKS = _of(
    "id cases parties victims roles regencies destinations first_date last_date score reasons"
)
PARTIES = _of("id name score cell why")
GAPS = _of("place kind task why ask settles about stage cases victims ties")
PRIORITIES = _of("id priority cases parties victims covered lacking what_weighs_most")
FIRINGS = _of("network code name status text force points subject cases")
RANKS = _of("by place low high id name score ties parts_without parts_with_cases network")
MEMBERS = _of("aim id name adds named_again probably_same")
PATHS = _of(f"way {_STEP}")
LINKS = _of(_STEP)
LIKELY = _of(
    "left left_name left_network right right_name right_network status score resource_allocation"
    " jaccard reasons cases"
)
MOTIFS = _of("code text members cases relationships params")
SCRIPTS = _of("id cases similarity offices networks cases_without_network passage note")
CHANGES = _of("kind network networks parties names cases before after text")
HISTORY = _of("at revision network parties cases text")
WATCHED = _of(f"{_WATCH} cases new_cases unseen_cases changes")
UNWATCHED = _of(_WATCH)
SOURCES = _of(
    "loaded_at loaded_by file sheet use sha256 size mapping mapping_sha256 purpose basis finished"
    " read new updated unchanged rejected aside draft"
)
DRAFTS = _of(
    "id staged_at staged_by files cases_new cases_changed rows_read rows_new rows_updated"
    " rows_unchanged rows_rejected rows_aside damage"
)
PAIRS = _of(
    "n id tier bits why reasons because left left_name left_mention right right_name right_mention"
)
GROUPS = _of("n id question members names joins more pairs")
JUDGEMENTS = _of(
    "id on by decision left left_name left_entity right right_name right_entity why tier bits"
    " withdrawn_on withdrawn_by withdrawn_why moved contradicted"
)
DUE = _of("kind asked due_on overdue id person name case status")
REQUESTS = _of("id person name kind state received_on due_on by on text ground outcome")
OPENED = _of("id what scheme number case by on why")
COLUMNS = _of("column slot field read_as sure why examples")
_KEPT = "id version by on at_once"
NOTES = _of(f"{_KEPT} about names text")
TAGS = _of(f"{_KEPT} about names tag")
VIEWS = _of(f"{_KEPT} name folder shown private")
QUESTIONS = _of(
    f"{_KEPT} text status known conclusion likelihood confidence linked names tasks views folder"
    " origin"
)
INVESTIGATIONS = _of(f"{_KEPT} name text linked views questions tasks closed")
VERSIONS = _of("id on by text withdrawn_on withdrawn_by withdrawn_why")
TEXTS = _of(f"{_KEPT} part party party_name case text likelihood confidence audience")
EDITIONS = _of(
    "id form audience language case number document_number unit date by on approved_by approved_on"
    " remark whole distribution handling sha256"
)
DIFFERENCES = _of("change reason heading before after cases")
LOG = _of("number at by operation action ids opened of facts why")
LOG_TOTALS = _of("of name entries")
SEEN = _of("by roles opened listed by_name given first last why")
DISCLOSURES = _of(
    "id receiver state on until overdue audience purpose basis networks cases by approved_by"
    " handed_over_on acknowledged_on recalled_on remark consented without_consent override"
)
PROBLEMS = _of("problem")
