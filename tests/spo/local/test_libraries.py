import pytest

from spo.local import libraries
from spo.local.libraries import Need, provide
from spo.local.processes import Failed

MET, UNMET = (lambda: True), (lambda: False)


@pytest.fixture(autouse=True)
def _without_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ordinary user whom sudo does not know."""
    monkeypatch.setattr(libraries, "_may_install", lambda: False)


def test_provide_is_silent_when_nothing_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert (provide([Need(("qpdf",), MET)]), capsys.readouterr().out) == (0, "")


def test_provide_names_what_is_missing_in_one_line() -> None:
    needs = [
        Need(("libmagic1",), UNMET),
        Need(("qpdf",), MET),
        Need(("fonts-liberation2", "fonts-liberation"), UNMET),
    ]

    with pytest.raises(Failed) as failed:
        provide(needs)

    assert str(failed.value) == "Missing. Install: sudo apt-get install -y libmagic1 fonts-liberation2"


def test_provide_goes_on_without_what_only_improves(capsys: pytest.CaptureFixture[str]) -> None:
    status = provide([Need(("libharfbuzz-subset0",), UNMET, is_essential=False)])

    assert (status, capsys.readouterr().out) == (
        0,
        "Missing. Install: sudo apt-get install -y libharfbuzz-subset0\n",
    )


def test_provide_says_how_to_do_without_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Need(("chromium",), UNMET)
    monkeypatch.setattr(libraries, "BROWSER", browser)

    with pytest.raises(Failed) as failed:
        provide([browser])

    assert str(failed.value) == (
        "Missing. Install: sudo apt-get install -y chromium (or leave the browser tests out: make test BROWSER=0)"
    )


@pytest.mark.parametrize(("setting", "asked"), [("0", False), ("", True)])
def test_for_tests_asks_for_a_browser_unless_told_not_to(
    monkeypatch: pytest.MonkeyPatch, setting: str, asked: bool
) -> None:
    seen: list[Need] = []
    monkeypatch.setenv("BROWSER", setting)
    monkeypatch.setattr(libraries, "provide", lambda needs: seen.extend(needs) or 0)

    libraries.for_tests()

    assert (libraries.BROWSER in seen) is asked
