"""The page's own style sheet. Contrast of text and links is at least 7:1 on white (WCAG 1.4.6)."""

STYLE = """
:root{color-scheme:light}*{box-sizing:border-box}
body{font:1rem/1.6 Calibri,Carlito,"Segoe UI",system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:47rem;margin:0 auto;padding:2.5rem 1.25rem 5rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}
:focus-visible{outline:3px solid #154273;outline-offset:2px}:target{scroll-margin-top:1rem;background:#eef3f9}
h1,h2,h3,h4,h5,h6{color:#154273;line-height:1.25;margin:2em 0 .5em;break-after:avoid}
h1{font-size:2.1rem;margin:.2em 0 .4em}h2{font-size:1.4rem}h3{font-size:1.12rem}h4,h5,h6{font-size:1rem}
.label{display:inline-block;min-width:5.2em;margin-right:.4em}p{margin:.45em 0}
header{border-bottom:2px solid #154273;padding-bottom:1.2rem;margin-bottom:1rem}
.sort{text-transform:uppercase;letter-spacing:.06em;color:#154273;margin:0}.subtitle{font-size:1.15rem;color:#333;margin-top:0}
.parties{list-style:none;padding:0;margin:1.2em 0}header dl{margin:0}header dl div{display:flex}header dt{min-width:7em;color:#444}header dd{margin:0}.secret{font-weight:700}
ol[role=list],ul[role=list]{list-style:none;padding:0;margin:.3em 0}
main ol[role=list]>li{display:grid;grid-template-columns:2.6em minmax(0,1fr)}main nav ol[role=list]>li{display:block}
li>div>p:first-child,li>p:first-child{margin-top:0}.terms>li{margin:.4em 0 .4em 2.6em}.bullets{padding-left:1.4em;margin:.3em 0}
dfn{font-style:normal;font-weight:700}sub,sup{line-height:0}mark{background:#ffe95c;color:inherit;padding:0 .1em}
a{color:#0b4f9e}a.ref{color:inherit;text-decoration-color:#8ba6c4;text-underline-offset:.15em}a.ref:hover{color:#0b4f9e}
nav ol{font-size:.97rem}nav a{text-decoration:none}nav a:hover{text-decoration:underline}nav a span{display:inline-block;min-width:7em}
nav .l1{font-weight:700;margin-top:.5em}nav .l2{padding-left:1.5em}nav .l3,nav .l4{padding-left:3em}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1em 0;border-top:2px solid #154273;border-bottom:2px solid #154273;font-size:.93rem}
caption,figcaption{text-align:left;font-weight:700;color:#154273;padding:.4em 0}figure{margin:1em 0}
th,td{text-align:left;vertical-align:top;padding:.35em .7em;border-bottom:1px solid #ccc}thead th{color:#154273}.right{text-align:right}.center{text-align:center}
.total>*{font-weight:700;border-top:2px solid #1b1b1b}
.sig{margin:2.2em 0;break-inside:avoid}.line{display:flex;gap:1em;margin:.9em 0}.line span:first-child{min-width:7em}.rule{flex:1;max-width:22em;border-bottom:1px solid #1b1b1b}
.note{font-size:.9rem}.date{margin:1.2em 0}.foot{font-size:.92rem;border-top:1px solid #999;margin-top:3em}.foot ol{padding-left:1.6em}
@media(max-width:36rem){body{padding:1.25rem .9rem 3rem}.label,nav a span{min-width:0}main ol[role=list]>li{grid-template-columns:2.1em minmax(0,1fr)}.terms>li{margin-left:0}}
@media print{body{max-width:none;padding:0}a{color:inherit;text-decoration:none}nav{break-after:page}}
"""
