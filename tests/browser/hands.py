"""What hands do on a page: words selected with the mouse or by keys, a key pressed, focus walked."""

# The boxes of the first and the last character of words in the text, and the direction they are written in.
BOXES = """words => {
  const source = document.getElementById('text');
  const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  const places = [];
  let whole = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.data.length; at++) places.push([node, at]);
    whole += node.data;
  }
  const from = whole.indexOf(words);
  if (from < 0) return null;
  places[from][0].parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = ([node, at]) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const found = range.getBoundingClientRect();
    return { left: found.left, right: found.right, y: (found.top + found.bottom) / 2 };
  };
  return [box(places[from]), box(places[from + words.length - 1])];
}"""


def _ends(page, words):
    boxes = page.evaluate(BOXES, words)
    assert boxes, f"the text does not have: {words}"
    first, last = boxes
    return (first["right"] - 1, first["y"]), (last["left"] + 1, last["y"])  # Arabic: from right to left


def select_words(page, words):
    """Drag the mouse over words of the text."""
    start, end = _ends(page, words)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()").strip() == words


def select_by_keys(page, words):
    """The first of the words with the mouse, the others with Shift and the arrow, character by character."""
    select_words(page, words.split()[0])
    for _ in range(2 * len(words)):
        said = page.evaluate("getSelection().toString()")
        if said == words:
            return
        page.keyboard.press("Shift+ArrowLeft")
    raise AssertionError(f"selected by keys: {page.evaluate('getSelection().toString()')!r}")


def focused(page):
    """What has the focus: its id, or its tag."""
    return page.evaluate("document.activeElement.id || document.activeElement.tagName.toLowerCase()")


def tab_to(page, selector, most=80):
    """Walk there by Tab alone; how many presses it took."""
    for n in range(1, most + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return n
    raise AssertionError(f"{selector} is not reached by Tab")
