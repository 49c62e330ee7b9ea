"""Accounts, codes, passwords and sessions, in a file of their own."""

import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.accounts.directory import Directory, WrongCredentials
from app.accounts.sessions import AGE, IDLE
from app.accounts.throttle import FREE, FREE_OF_ADDRESS, TooManyTries
from graph.errors import AccessDenied, InvalidValue, NotFound, StoreUnavailable
from graph.stores import open_store

WORDS = "perahu kunyit jendela batu"
OTHER_WORDS = "kereta garam lemari awan"
HERE, ELSEWHERE = "10.0.0.7", "203.0.113.9"


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def directory(tmp_path: Path, clock: Clock):
    opened = Directory(tmp_path / "accounts.db", create=True, clock=clock)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of an administrator, and of Ani and Budi, who have set their passwords."""
    path = tmp_path_factory.mktemp("office") / "accounts.db"
    directory = Directory(path, create=True, clock=Clock())
    directory.redeem("admin.satu", directory.first_code().text, WORDS)
    for name, role in (("ani", "investigator"), ("budi", "analyst")):
        code = directory.add(name, role, title=name.title(), office="Kupang")
        directory.redeem(name, code.text, WORDS)
    directory.close()
    return path


@pytest.fixture
def office(office_file: Path, tmp_path: Path, clock: Clock):
    """The same file, to be changed by one test."""
    shutil.copy2(office_file, tmp_path / "accounts.db")
    opened = Directory(tmp_path / "accounts.db", clock=clock)
    yield opened
    opened.close()


def fails(office: Directory, name: str, address: str, device: str = "") -> type[Exception]:
    with pytest.raises((WrongCredentials, TooManyTries)) as refused:
        office.sign_in(name, "wrong words here", address=address, device=device)
    return refused.type


def signed_in(office: Directory, name: str, **options: str) -> str:
    return office.sign_in(name, WORDS, **{"address": HERE, **options})[0]


# ---- the file


def test_the_file_is_for_its_owner_alone_and_is_refused_when_it_is_not(tmp_path: Path):
    path = tmp_path / "accounts.db"
    Directory(path, create=True).close()
    for found in tmp_path.iterdir():
        assert stat.S_IMODE(found.stat().st_mode) == 0o600
    path.chmod(0o640)
    with pytest.raises(AccessDenied, match="chmod 600"):
        Directory(path)


def test_another_file_is_no_file_of_accounts(tmp_path: Path):
    with pytest.raises(StoreUnavailable, match="there is no file of accounts"):
        Directory(tmp_path / "none.db")
    open_store(f"sqlite:///{tmp_path / 'store.db'}").close()
    (tmp_path / "text.db").write_text("not a database, and longer than a header of one" * 9)
    for name in ("store.db", "text.db"):
        (tmp_path / name).chmod(0o600)
        with pytest.raises(StoreUnavailable, match="no file of accounts"):
            Directory(tmp_path / name)
    (tmp_path / "link.db").symlink_to(tmp_path / "store.db")
    with pytest.raises(AccessDenied, match="no plain file"):
        Directory(tmp_path / "link.db")


def test_no_secret_stands_in_the_file(office: Directory, tmp_path: Path):
    made = signed_in(office, "ani")
    code = office.add("citra", "handler")
    office.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (made, code.text, WORDS):
        assert secret.encode() not in kept
    assert kept.count(b"$argon2id$v=19$m=65536,t=3,p=4$") >= 3


# ---- beginning


def test_nobody_can_sign_in_to_a_new_file(directory: Directory):
    assert directory.accounts() == []
    for name in ("admin", "root", ""):
        with pytest.raises(WrongCredentials):
            directory.sign_in(name, "admin", address=HERE)


def test_the_first_code_makes_one_administrator_once(directory: Directory):
    older = directory.first_code()
    code = directory.first_code()
    with pytest.raises(WrongCredentials):
        directory.redeem("ani", older.text, WORDS)
    made = directory.redeem("Ani ", f" {code.text.upper()}", WORDS)
    assert (made.name, made.role) == ("ani", "administrator")
    with pytest.raises(WrongCredentials):
        directory.redeem("eve", code.text, WORDS)
    with pytest.raises(AccessDenied, match="administrator already"):
        directory.first_code()


def test_a_first_code_makes_nobody_where_somebody_else_became_administrator(directory: Directory):
    code = directory.first_code()
    directory.redeem("ani", directory.add("ani", "administrator").text, WORDS)
    with pytest.raises(WrongCredentials):
        directory.redeem("eve", code.text, WORDS)


def test_a_code_is_for_its_account_alone_and_ends(office: Directory, clock: Clock):
    code = office.add("citra", "handler")
    with pytest.raises(WrongCredentials):
        office.redeem("budi", code.text, OTHER_WORDS)
    clock.time += 73 * 3600
    with pytest.raises(WrongCredentials):
        office.redeem("citra", code.text, WORDS)
    assert office.redeem("citra", office.new_code("citra").text, WORDS).has_password


def test_a_code_that_two_bring_at_once_opens_once(office: Directory):
    code = office.add("citra", "handler").text

    def bring(words: str) -> bool:
        try:
            office.redeem("citra", code, words)
        except WrongCredentials:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(bring, (WORDS, OTHER_WORDS))) == [False, True]


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "a" * 300,
        "aaaaaaaaaaaaaaaa",
        "Password123456",
        "citra-citra-1999",
        "121212121212",
    ],
)
def test_a_password_that_is_guessed_first_is_refused_and_not_repeated(office, password):
    code = office.add("citra", "handler").text
    with pytest.raises(InvalidValue) as refused:
        office.redeem("citra", code, password)
    assert len(password) < 6 or password not in str(refused.value)
    assert office.redeem("citra", code, WORDS).has_password, "the code is good until it is used"


@pytest.mark.parametrize(
    "name", ["", " ", "a b", "ani\nbudi", "../x", "<b>", "-ani", "a" * 65, "ánì"]
)
def test_what_cannot_be_a_name_is_refused(directory: Directory, name):
    with pytest.raises(InvalidValue):
        directory.add(name, "analyst")


def test_names_roles_and_titles_are_what_they_may_be(office: Directory):
    with pytest.raises(InvalidValue, match="already"):
        office.add("ANI", "analyst")
    with pytest.raises(InvalidValue, match="role"):
        office.add("citra", "boss")
    with pytest.raises(InvalidValue, match="short line"):
        office.add("citra", "analyst", title="x" * 81)
    with pytest.raises(NotFound):
        office.change("nobody", role="analyst")
    assert office.find("citra") is None


def test_the_last_administrator_stays(office: Directory):
    for change in ({"role": "analyst"}, {"disabled": True}):
        with pytest.raises(AccessDenied, match="last administrator"):
            office.change("admin.satu", **change)
    code = office.add("admin.dua", "administrator")
    office.redeem("admin.dua", code.text, WORDS)
    assert office.change("admin.satu", role="analyst").role == "analyst"


# ---- signing in


def test_a_password_opens_its_own_account_however_it_is_typed(office: Directory):
    made, account = office.sign_in(" ANI ", WORDS, address=HERE, browser="Firefox")
    assert account == office.get("ani")
    assert office.sessions.find(made).account == "ani"
    office.change_password("ani", WORDS, "café crème brûlée", address=HERE)
    assert office.sign_in("ani", "cafe\u0301 cre\u0300me bru\u0302le\u0301e", address=HERE)
    with pytest.raises(WrongCredentials):
        office.sign_in("budi", "café crème brûlée", address=HERE)


def test_every_sign_in_has_an_id_of_its_own(office: Directory):
    made = {signed_in(office, "ani") for _time in range(5)}
    assert len(made) == 5
    assert all(len(one) >= 43 for one in made)


def test_no_other_id_is_a_session(office: Directory):
    made = signed_in(office, "ani")
    session = office.sessions.find(made)
    for forged in ("", made[:-1], f"{made}x", made.swapcase(), session.digest, session.number):
        assert office.sessions.find(forged) is None


def test_guessing_slows_down_until_each_try_waits_a_quarter_of_an_hour(office, clock):
    kinds = [fails(office, "ani", HERE) for _time in range(FREE + 1)]
    assert kinds == [WrongCredentials] * FREE + [TooManyTries]
    tries = 0
    start = clock.time
    while clock.time < start + 6 * 3600:
        tries += fails(office, "ani", HERE) is WrongCredentials
        clock.time += 1
    assert tries < 35, "guesses in six hours"
    with pytest.raises(TooManyTries):
        office.sign_in("ani", WORDS, address=HERE)


def test_names_that_are_no_accounts_wait_alike(office: Directory):
    def waits(name: str) -> list[type[Exception]]:
        return [fails(office, name, f"198.51.100.{number}") for number in range(FREE + 3)]

    assert waits("ani") == waits("nobody") == waits("x' OR 1=1 --")


def test_a_browser_that_signed_in_before_is_not_locked_out_by_who_floods_the_account(office):
    mark = office.device_mark("ani")
    for number in range(40):
        fails(office, "ani", f"198.51.100.{number}")
    assert fails(office, "ani", HERE) is TooManyTries
    assert signed_in(office, "ani", device=mark)
    with pytest.raises(TooManyTries):
        signed_in(office, "ani", device=office.device_mark("budi"))
    with pytest.raises(TooManyTries):
        signed_in(office, "ani", device=f"x{mark}")


def test_who_guesses_behind_the_address_of_an_office_locks_out_no_browser_it_knows(office):
    mark = office.device_mark("budi")
    for number in range(FREE_OF_ADDRESS):
        fails(office, f"guess{number}", HERE)
    assert fails(office, "another", HERE) is TooManyTries
    assert signed_in(office, "budi", device=mark)
    assert signed_in(office, "budi", address=ELSEWHERE)


def test_a_known_browser_has_to_wait_too(office: Directory):
    mark = office.device_mark("ani")
    kinds = [fails(office, "ani", HERE, mark) for _time in range(FREE + 1)]
    assert kinds == [WrongCredentials] * FREE + [TooManyTries]


def test_own_sign_ins_give_nobody_more_guesses_at_others(office: Directory):
    guesses = 0
    for number in range(100):
        try:
            signed_in(office, "budi", address=ELSEWHERE)
        except TooManyTries:
            break
        guesses += fails(office, f"guess{number}", ELSEWHERE) is WrongCredentials
    assert guesses <= FREE_OF_ADDRESS


def test_a_hundred_guesses_at_once_are_a_hundred(office: Directory):
    with ThreadPoolExecutor(8) as pool:
        kinds = list(pool.map(lambda _time: fails(office, "ani", HERE), range(24)))
    assert kinds.count(WrongCredentials) == FREE


# ---- ending


@pytest.mark.parametrize(
    "change",
    [
        lambda office: office.change("ani", role="analyst"),
        lambda office: office.change("ani", office="Medan"),
        lambda office: office.change("ani", disabled=True),
        lambda office: office.new_code("ani"),
        lambda office: office.change_password("ani", WORDS, OTHER_WORDS, address=HERE),
        lambda office: office.redeem("ani", office.new_code("ani").text, OTHER_WORDS),
        lambda office: office.sessions.end_all("ani"),
        lambda office: office.sessions.end_all(),
    ],
)
def test_what_changes_an_account_ends_its_sessions_everywhere(office, change, tmp_path, clock):
    elsewhere = Directory(tmp_path / "accounts.db", clock=clock)
    made = [signed_in(office, "ani") for _time in range(2)]
    assert all(map(elsewhere.sessions.find, made))
    change(office)
    assert not any(map(elsewhere.sessions.find, made))
    elsewhere.close()


def test_others_stay_signed_in(office: Directory):
    hers, his = signed_in(office, "ani"), signed_in(office, "budi")
    office.change("ani", role="analyst")
    assert office.sessions.find(hers) is None
    assert office.account_of(office.sessions.find(his).digest).name == "budi"


def test_a_disabled_account_cannot_sign_in_until_it_is_enabled(office: Directory):
    office.change("ani", disabled=True)
    with pytest.raises(WrongCredentials):
        signed_in(office, "ani")
    office.change("ani", disabled=False)
    assert signed_in(office, "ani")


def test_a_session_ends_without_an_act_and_by_age(office: Directory, clock: Clock):
    made = signed_in(office, "ani")
    clock.time += IDLE + 1
    assert office.sessions.find(made) is None
    made = signed_in(office, "ani")
    for _time in range(int(AGE / IDLE)):
        office.sessions.touch(office.sessions.find(made))
        clock.time += IDLE - 1
    assert office.sessions.find(made) is not None, "she worked all day"
    office.sessions.touch(office.sessions.find(made))
    clock.time += IDLE - 1
    assert office.sessions.find(made) is None
    assert office.sessions.standing() == []


def test_a_clock_that_is_put_back_lengthens_no_session(office: Directory, clock: Clock):
    made = signed_in(office, "ani")
    clock.time -= 3600
    assert office.sessions.find(made) is None


def test_a_session_is_ended_by_its_number_by_its_owner_alone(office: Directory):
    hers, his = signed_in(office, "ani"), signed_in(office, "budi")
    number = office.sessions.find(his).number
    with pytest.raises(NotFound):
        office.sessions.end(number, account="ani")
    assert office.sessions.end(number, account="budi").account == "budi"
    assert office.sessions.find(his) is None
    office.sessions.sign_out(hers)
    assert office.sessions.standing() == []


def test_a_password_that_was_changed_between_looking_and_beginning_begins_nothing(office):
    kept = office._file.rows("SELECT password FROM account WHERE name = 'ani'")[0][0]
    office.change_password("ani", WORDS, OTHER_WORDS, address=HERE)
    with pytest.raises(AccessDenied, match="changed meanwhile"):
        office.sessions.begin("ani", kept, address=HERE)


def test_an_account_of_a_provider_has_no_password_and_follows_its_claims(office: Directory):
    claims = {"name": "citra@kantor.go.id", "title": "Citra", "office": "Medan"}
    made = office.of_provider("https://idp", "17", role="investigator", **claims)
    session = office.sessions.begin(made.name, address=HERE)
    assert office.of_provider("https://idp", "17", role="investigator", **claims) == made
    assert office.sessions.find(session)
    with pytest.raises(WrongCredentials):
        office.sign_in(made.name, "", address=HERE)
    with pytest.raises(AccessDenied, match="a password is changed there"):
        office.new_code(made.name)
    assert office.of_provider("https://idp", "17", role="analyst", **claims).role == "analyst"
    assert office.sessions.find(session) is None
    with pytest.raises(AccessDenied, match="somebody else's"):
        office.of_provider("https://idp", "18", role="investigator", **claims)
    office.change(made.name, disabled=True)
    with pytest.raises(AccessDenied, match="disabled"):
        office.of_provider("https://idp", "17", role="analyst", **claims)


def test_another_user_of_the_machine_cannot_open_the_file(tmp_path: Path):
    if os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    path = tmp_path / "accounts.db"
    Directory(path, create=True).close()
    os.chown(path, 65534, 65534)
    with pytest.raises(AccessDenied, match="belongs to another account"):
        Directory(path)
