"""Elements that browsers do not draw, or not as they stand."""

from html import escape

from tests.disclosure.hiding.catalogue import trick
from tests.disclosure.hiding.editing import (
    around,
    box,
    marked,
    put,
    scripted,
    styled,
    swapped,
    words,
)


@trick("has the attribute hidden")
def hidden_attribute(html: str) -> str:
    return marked(html, "hidden")


@trick("is hidden until somebody searches for its words")
def hidden_until_found(html: str) -> str:
    return marked(html, 'hidden="until-found"')


@trick("is a popover that nothing opens")
def closed_popover(html: str) -> str:
    return marked(html, "popover")


@trick("stands in a template")
def in_a_template(html: str) -> str:
    return around(html, "<template>", "</template>")


@trick("stands in a comment")
def in_a_comment(html: str) -> str:
    return around(html, "<!--", "-->")


@trick("stands in details that are closed")
def in_closed_details(html: str) -> str:
    return around(html, "<details><summary>About this page</summary>", "</details>")


@trick("stands in a dialogue that is closed")
def in_a_closed_dialog(html: str) -> str:
    return around(html, "<dialog>", "</dialog>")


@trick("is told to browsers without scripts only")
def in_noscript(html: str) -> str:
    return around(html, "<noscript>", "</noscript>")


@trick("is a choice in a list")
def in_an_option(html: str) -> str:
    return put(
        html, f"<select><option>About</option><option data-notice>{words(html)}</option></select>"
    )


@trick("is a suggestion for a field")
def in_a_datalist(html: str) -> str:
    return around(html, '<input list="about"><datalist id="about">', "</datalist>")


@trick("is the content of a field with one row")
def in_a_textarea(html: str) -> str:
    return put(html, f'<textarea data-notice rows="1" cols="30" readonly>{words(html)}</textarea>')


@trick("is the hint in an empty field")
def in_a_placeholder(html: str) -> str:
    return put(html, f'<input data-notice size="30" placeholder="{escape(words(html))}">')


@trick("belongs to an element whose own tree, made by a script, has no room for it")
def beside_a_closed_tree(html: str) -> str:
    script = 'notice.attachShadow({ mode: "closed" }).innerHTML = "<p>Welcome</p>";'
    return scripted(html, script)


@trick("belongs to an element whose own tree, written in the HTML, has no room for it")
def beside_a_written_tree(html: str) -> str:
    tree = '<div><template shadowrootmode="open"><p>Welcome</p></template>'
    return around(html, tree, "</div>")


@trick("is one line of a drawing that ends before it does")
def text_of_a_drawing(html: str) -> str:
    drawing = f'<svg width="300" height="24"><text y="18" data-notice>{words(html)}</text></svg>'
    return put(html, drawing)


@trick("is a definition in a drawing that never uses it")
def defined_and_never_drawn(html: str) -> str:
    drawing = (
        f'<svg width="300" height="24"><defs><text data-notice>{words(html)}</text></defs></svg>'
    )
    return put(html, drawing)


@trick("is what a canvas says to browsers that cannot draw")
def in_a_canvas(html: str) -> str:
    return around(html, '<canvas width="300" height="60">', "</canvas>")


@trick("is what a video says to browsers that cannot play it")
def in_a_video(html: str) -> str:
    return around(html, '<video width="300" height="60" controls>', "</video>")


@trick("is painted as a picture, of which only eyes can make words")
def painted_on_a_canvas(html: str) -> str:
    script = """
        const canvas = document.querySelector("canvas.painted");
        const brush = canvas.getContext("2d");
        brush.font = "13px sans-serif";
        brush.fillText(canvas.dataset.words, 4, 20);
    """
    canvas = f'<canvas class="painted" width="1400" height="40" data-words="{escape(words(html))}"></canvas>'
    return scripted(put(html, canvas), script)


@trick("describes a picture")
def text_of_a_picture(html: str) -> str:
    return put(
        html,
        f'<img data-notice src="/nothing.png" width="1" height="1" alt="{escape(words(html))}">',
    )


@trick("is the name of a box without words")
def only_a_label(html: str) -> str:
    return put(html, f'<div data-notice role="note" aria-label="{escape(words(html))}"></div>')


@trick("appears over a sign while the pointer rests on it")
def title_of_a_sign(html: str) -> str:
    return put(html, f'<span data-notice title="{escape(words(html))}">ⓘ</span>')


@trick("appears beside a sign while the pointer rests on it")
def tooltip(html: str) -> str:
    css = ".sign + .notice { display: none; position: absolute } .sign:hover + .notice { display: block }"
    return styled(around(html, '<span class="sign">ⓘ</span>', ""), css)


@trick("is told to search engines only")
def description_of_the_page(html: str) -> str:
    described = f'<meta data-notice name="disclosure" content="{escape(words(html))}"></head>'
    return swapped(put(html, ""), "</head>", described)


@trick("is written by the style sheet, so that it is no text")
def written_by_styles(html: str) -> str:
    css = ".told::before { content: attr(data-words) }"
    return styled(
        put(html, f'<p class="told" data-notice data-words="{escape(words(html))}"></p>'), css
    )


@trick("lets the style sheet draw a picture in its place")
def replaced_by_a_picture(html: str) -> str:
    picture = (
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='90' height='30'/%3E"
    )
    return styled(html, f'[data-notice] {{ content: url("{picture}") }}')


@trick("stands where browsers without ruby would look")
def in_ruby(html: str) -> str:
    return put(html, f"<p><ruby>Welcome<rp data-notice>{words(html)}</rp></ruby></p>")


@trick("is struck as an outdated text")
def deleted_text(html: str) -> str:
    return around(html, "<del>", "</del>")


@trick("stands in the second tab of a box")
def in_a_second_tab(html: str) -> str:
    tabs = '<div><button role="tab" aria-selected="true">Welcome</button><button role="tab">About</button></div><div role="tabpanel">Hello!</div>'
    css = '[role="tabpanel"] + .notice { display: none }'
    return styled(put(html, tabs + box(html)), css)


@trick("opens on a click on a word, without a script")
def behind_a_check_box(html: str) -> str:
    handle = (
        '<input type="checkbox" id="more" class="unseen"><label for="more">How are we paid?</label>'
    )
    css = "#more:not(:checked) ~ .notice { height: 0; overflow: hidden; padding: 0; border: 0 }"
    return styled(around(html, f"<div>{handle}", "</div>"), css)
