"""What people do on every page of the screens: choosing a row of a table, going back and forward."""

from playwright.sync_api import Locator, Page

from tests.browser.settling import settled


def rows_of(page: Page, table: int = 0) -> Locator:
    """The rows that can be chosen of a table of the page, the first of them counted as 0."""
    return page.get_by_role("table").nth(table).locator("tbody").get_by_role("row")


def choose_row(page: Page, table: int = 0, row: int = 0) -> None:
    """Choose a row by a click in the middle of it."""
    rows_of(page, table).nth(row).click()
    settled(page)


def back(page: Page) -> None:
    """Go back, and wait until the page is drawn."""
    page.go_back()
    settled(page)


def forward(page: Page) -> None:
    """Go forward, and wait until the page is drawn."""
    page.go_forward()
    settled(page)
