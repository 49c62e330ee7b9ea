"""How an office is served: refused where others could listen in, and by which name it is reached."""

import stat
from pathlib import Path

import pytest
import trustme

from app.accounts.directory import Directory
from app.gate.site import Site
from app.operations.office import Office
from graph.errors import SettingsError
from graph.stores import open_store
from tests.app.access.twins.asking import run, working_in

PUBLIC = "https://simpul.office.example"
WORDS = "perahu kunyit jendela batu"


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    issued = trustme.CA().issue_cert("simpul.office.example")
    issued.cert_chain_pems[0].write_to_path(folder / "chain.pem")
    issued.private_key_pem.write_to_path(folder / "key.pem")
    return folder / "chain.pem", folder / "key.pem"


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"bind": "0.0.0.0"}, "others than this machine can come in"),
        ({"bind": "10.0.0.5", "public": PUBLIC}, "nothing would be encrypted"),
        ({"bind": "::", "public": PUBLIC}, "nothing would be encrypted"),
        ({"bind": "simpul"}, "no IP address"),
        ({"proxy": "proxy.office"}, "no IP address"),
        ({"proxy": "10.0.0.2"}, "behind a proxy"),
        ({"public": "http://simpul.office.example"}, "no address of an office"),
        ({"public": f"{PUBLIC}/simpul"}, "no address of an office"),
        ({"public": "https://ani@office.example"}, "no address of an office"),
        ({"public": "https://"}, "no address of an office"),
        ({"certificate": Path("chain.pem")}, "needs its key"),
        ({"key": Path("key.pem")}, "needs its key"),
    ],
)
def test_what_would_let_others_listen_in_is_refused(tmp_path, stated, said):
    with pytest.raises(SettingsError, match=said):
        Office(tmp_path / "accounts.db", **stated)


def test_a_certificate_and_a_key_that_do_not_belong_together_are_refused(tmp_path, pem):
    chain, key = pem
    other = tmp_path / "other.pem"
    trustme.CA().issue_cert("simpul.office.example").private_key_pem.write_to_path(other)
    for wrong in (other, chain, tmp_path / "none.pem"):
        with pytest.raises(SettingsError, match="no certificate and key"):
            Office(tmp_path / "accounts.db", certificate=chain, key=wrong)
    assert Office(tmp_path / "accounts.db", certificate=chain, key=key).site(443).encrypted


def test_a_site_is_reached_by_the_stated_name_alone(tmp_path, pem):
    chain, key = pem
    accounts = tmp_path / "accounts.db"
    alone = Office(accounts).site(8501)
    assert alone.hosts == ("127.0.0.1:8501", "localhost:8501")
    assert len(alone.folder) == 24
    assert "Secure" not in alone.set_cookie("session", "x")
    behind = Office(accounts, public=PUBLIC).site(8501)
    assert (behind.hosts, behind.proxy, behind.folder) == (
        ("simpul.office.example",),
        "127.0.0.1",
        "",
    )
    tls = Office(accounts, bind="10.0.0.5", public=f"{PUBLIC}:8443/", certificate=chain, key=key)
    site = tls.site(8443)
    assert (site.hosts, site.proxy) == (("simpul.office.example:8443",), "")
    assert site.set_cookie("session", "x").startswith("__Host-simpul_session=x; Path=/; ")
    elsewhere = Office(accounts, bind="10.0.0.5", public=PUBLIC, proxy="10.0.0.2")
    assert elsewhere.site(8501).proxy == "10.0.0.2"


def test_two_starts_on_this_machine_have_two_folders():
    assert len({Site.at(8501).folder for _start in range(20)}) == 20


def test_each_start_makes_a_first_code_until_there_is_an_administrator(tmp_path: Path):
    office = Office(tmp_path / "accounts.db")
    older, code = office.first_code(), office.first_code()
    assert older.text != code.text
    directory = Directory(office.accounts)
    directory.redeem("adm", code.text, WORDS)
    directory.close()
    assert office.first_code() is None
    assert stat.S_IMODE(office.accounts.stat().st_mode) == 0o600


def test_without_accounts_only_this_machine_is_served(tmp_path: Path):
    open_store(f"sqlite:///{tmp_path / 'simpul.db'}").close()
    with working_in(tmp_path):
        for option in (["--bind", "0.0.0.0"], ["--public", PUBLIC], ["--proxy", "10.0.0.2"]):
            code, said = run(["serve", *option], SIMPUL_LANGUAGE="en")
            assert code == 1
            assert "without `--accounts FILE` only this machine is served" in said


def test_accounts_are_managed_by_command_and_each_change_is_logged(tmp_path: Path):
    open_store(f"sqlite:///{tmp_path / 'simpul.db'}").close()

    def asked(line: str) -> str:
        code, said = run(line.split(), SIMPUL_LANGUAGE="en")
        assert code == 0, said
        return said

    with working_in(tmp_path):
        code, said = run(["accounts"], SIMPUL_LANGUAGE="en")
        assert code == 1
        assert "there is no file of accounts" in said
        printed = asked("accounts add ani --role administrator --office Kupang")
        text = printed.strip().splitlines()[-1]
        directory = Directory(tmp_path / "accounts.db")
        assert directory.redeem("ani", text, WORDS).office == "Kupang"
        asked("accounts add budi --role investigator --title Budi")
        made, _account = directory.sign_in("ani", WORDS, address="10.0.0.7")
        assert "budi" in asked("accounts list --format csv")
        number = directory.sessions.find(made).number
        assert number in asked("accounts sessions ani")
        assert "1 session was ended" in asked(f"accounts end {number}")
        assert directory.sessions.find(made) is None
        assert "analyst" in asked("accounts role budi --role analyst")
        asked("accounts disable budi")
        assert directory.get("budi").disabled
        asked("accounts enable budi")
        asked("accounts password budi")
        asked("accounts end ani")
        code, said = run(["accounts", "disable", "ani"], SIMPUL_LANGUAGE="en")
        assert code == 1
        assert "last administrator" in said
        code, said = run(["accounts", "role", "nobody", "--role", "analyst"], SIMPUL_LANGUAGE="en")
        assert "no account 'nobody'" in said
        directory.close()
    with open_store(f"sqlite:///{tmp_path / 'simpul.db'}") as store:
        logged = [(entry.action, entry.subject) for entry in store.audit()]
    kept = [entry for entry in logged if entry[0] in {"account", "end session"}]
    assert kept == [
        ("account", "add ani administrator"),
        ("account", "add budi investigator"),
        ("end session", f"{number} ani"),
        ("account", "change budi role investigator > analyst"),
        ("account", "disable budi"),
        ("account", "enable budi"),
        ("account", "code budi"),
        ("end session", "0 ani"),
    ]
    assert text not in repr(logged)
