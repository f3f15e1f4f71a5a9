"""Properties that do a notice no harm whatever their value, and those that are judged elsewhere."""

_HARMLESS = """
    accent-color align-content align-items align-self appearance aspect-ratio backdrop-filter
    background-attachment background-origin background-position background-position-x
    background-position-y background-repeat background-size box-align box-flex box-orient
    box-pack box-sizing break-after break-before break-inside caption-side caret-color clear
    color-scheme column-gap column-rule column-span container container-name counter-increment
    counter-reset counter-set cursor direction empty-cells flex flex-basis flex-grow flex-shrink
    flex-wrap float font-feature-settings font-kerning font-optical-sizing font-smoothing
    font-stretch font-style font-synthesis font-variant font-variant-caps font-variant-ligatures
    font-variant-numeric font-variation-settings font-weight forced-color-adjust gap
    grid-auto-columns grid-auto-rows grid-template grid-template-areas grid-template-columns
    grid-template-rows hanging-punctuation hyphenate-limit-chars hyphens image-rendering
    interpolate-size isolation justify-content justify-items justify-self line-break list-style
    list-style-image list-style-position list-style-type object-fit object-position orphans
    osx-font-smoothing overflow-anchor overflow-scrolling overflow-wrap overscroll-behavior page
    place-content place-items place-self pointer-events print-color-adjust color-adjust quotes
    row-gap scroll-behavior scroll-margin scroll-margin-top scroll-padding scroll-padding-top
    scrollbar-color scrollbar-gutter scrollbar-width tab-size table-layout tap-highlight-color
    text-align text-align-last text-decoration-color text-decoration-skip-ink
    text-decoration-style text-emphasis text-justify text-rendering text-size-adjust
    text-transform text-underline-offset text-underline-position text-wrap text-wrap-style
    touch-action transform-box transform-origin transform-style transition transition-behavior
    transition-delay transition-duration transition-property transition-timing-function
    user-select vertical-align widows will-change word-break
"""
HARMLESS = frozenset(_HARMLESS.split())
HARMLESS_STARTS = ("border", "outline", "page-break-", "scroll-snap-", "view-transition-")

_ELSEWHERE = """
    position top right bottom left z-index width height min-width min-height max-width
    max-height overflow-x overflow-y white-space text-overflow line-clamp margin-top
    margin-right margin-bottom margin-left padding-top padding-right padding-bottom padding-left
    font-size font-family zoom letter-spacing word-spacing line-height text-indent
    text-security writing-mode text-stroke color background-color background-image
    background-clip text-fill-color mix-blend-mode order flex-direction grid-area grid-row
    grid-column grid-row-start grid-row-end grid-column-start grid-column-end grid-auto-flow
    transform translate rotate scale backface-visibility perspective opacity visibility
"""
ELSEWHERE = frozenset(_ELSEWHERE.split())


def is_judged_elsewhere(name: str) -> bool:
    return name in ELSEWHERE or name.startswith("animation")


def is_harmless(name: str) -> bool:
    return name in HARMLESS or name.startswith(HARMLESS_STARTS)
