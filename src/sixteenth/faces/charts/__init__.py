"""Charts of answers: what a chart declares, drawn as Vega-Lite, which is plain data, and from it as SVG or PNG."""
