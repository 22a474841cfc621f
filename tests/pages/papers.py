"""Pages of newspapers, agencies and magazines, each template after a way of building pages that is in use."""
import json
from html import escape as e
from stories import headlines

TEMPLATES = []


def template(function):
    TEMPLATES.append(function)
    return function


def texts(s, lead=False):
    out = [s["lead"]] if lead and s["lead"] else []
    for kind, part in s["parts"]:
        out += part if kind == "ul" else [part]
    return out


def body(s, p="<p>{}</p>", h="<h2>{}</h2>", ul="<ul>{}</ul>", li="<li>{}</li>", q="<blockquote><p>{}</p></blockquote>", between=None, sep="\n"):
    out = []
    for n, (kind, part) in enumerate(s["parts"]):
        if kind == "ul":
            out.append(ul.format("".join(li.format(e(i)) for i in part)))
        else:
            out.append({"p": p, "h": h, "q": q}[kind].format(e(part, quote=False)))
        if between and n in between:
            out.append(between[n])
    return sep.join(out)


def expect(s, **more):
    out = dict(title=s["title"], paragraphs=more.pop("paragraphs", texts(s)))
    out.update(more)
    return out


def ld(**data):
    return '<script type="application/ld+json">' + json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False) + "</script>"


@template
def broadsheet(s, n):
    date, upd = "2024-03-%02dT06:15:00+01:00" % (n % 27 + 1), "2024-03-%02dT09:40:00+01:00" % (n % 27 + 1)
    heads = headlines(s, 9)
    mid = {1: '<aside class="related-box related-box--inline"><h3>Related</h3><ul>' + "".join(f'<li><a href="/{i}">{e(h)}</a></li>' for i, h in enumerate(heads[:3])) + "</ul></aside>",
           2: '<div class="ad ad--inarticle" id="dfp-ad-2"><span class="ad__label">Advertisement</span></div>'}
    graph = {"@graph": [{"@type": "Organization", "@id": "#org", "name": "The Morning Ledger"},
                        {"@type": "NewsArticle", "headline": s["title"], "datePublished": date, "dateModified": upd, "articleSection": "World",
                         "author": [{"@type": "Person", "name": "Agnes Tull"}, {"@type": "Person", "name": "Bram Odell"}], "publisher": {"@id": "#org"}}]}
    html = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{e(s['title'])} | The Morning Ledger</title>
<link rel="canonical" href="https://ledger.example/world/{n}"><meta property="og:title" content="{e(s['title'])}">{ld(**graph)}
<script>window.dataLayer=[{{"page":"article"}}];if(1<2){{document.write("<p>never seen</p>")}}</script><style>.a{{color:red}}</style></head>
<body class="page has-sidebar"><a class="skip-link" href="#main">Skip to main content</a>
<header class="site-header"><div class="logo"><a href="/">The Morning Ledger</a></div><nav class="nav-main"><ul>{''.join(f'<li><a href="/{x}">{x}</a></li>' for x in ['World','Politics','Money','Sport','Culture'])}</ul></nav></header>
<main id="main"><article class="article"><header class="article__header"><p class="article__kicker">World</p><h1 class="article__headline">{e(s['title'])}</h1>
{f'<p class="article__standfirst">{e(s["lead"])}</p>' if s['lead'] else ''}<div class="article__meta"><span class="byline">By <a rel="author" href="/a">Agnes Tull</a> and <a rel="author" href="/b">Bram Odell</a></span>
<time datetime="{date}">{n % 27 + 1} March 2024, 6.15am</time></div><div class="share-bar"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div></header>
<figure class="article__image"><img src="x.jpg" alt="The harbour"><figcaption>The harbour of {e(s['T'])} in winter. Photograph: Ledger/Archive</figcaption></figure>
<div class="article__body">{body(s, between=mid)}</div>
<footer class="article__footer"><ul class="tag-list"><li><a href="/t">{e(s['C'])}</a></li><li><a href="/u">Diplomacy</a></li></ul></footer></article>
<aside class="sidebar"><h2>Most read</h2><ol>{''.join(f'<li><a href="/{i}">{e(h)}</a></li>' for i, h in enumerate(heads[3:8]))}</ol></aside></main>
<section class="newsletter-signup"><h2>The Ledger at Breakfast</h2><p>Get the day's stories in your inbox, every morning before seven, chosen by our editors.</p><form><input type="email"><button>Sign up</button></form></section>
<footer class="site-footer"><p>© 2024 The Morning Ledger Ltd. All rights reserved. Registered office: 4 Quay Street.</p><a href="/terms">Terms</a> <a href="/privacy">Privacy</a></footer>
<div class="cookie-banner">We use cookies to give you the best experience on our site. By going on you agree to our use of them. <button>Accept all</button></div></body></html>"""
    return html, expect(s, paragraphs=texts(s, True), byline="Agnes Tull, Bram Odell", outlet="The Morning Ledger", section="World", published=date, updated=upd,
                        url=f"https://ledger.example/world/{n}")


@template
def public_broadcaster(s, n):
    date = "2024-02-%02dT11:02:33.000Z" % (n % 27 + 1)
    wrap = '<div data-component="text-block" class="ssrcss-7uxr49-RichTextContainer e5tfeyi1"><div class="ssrcss-{x}">{{}}</div></div>'.replace("{x}", "1f3bvyz-Stack")
    heads = headlines(s, 6, 2)
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} - NBS News</title>
<meta property="og:site_name" content="NBS News"><meta property="og:title" content="{e(s['title'])} - NBS News"><meta property="og:description" content="{e(s['lead'])}">
{ld(**{'@type': 'ReportageNewsArticle', 'headline': s['title'], 'datePublished': date, 'dateModified': date, 'author': {'@type': 'Organization', 'name': 'NBS News'}, 'publisher': {'@type': 'NewsMediaOrganization', 'name': 'NBS News'}})}</head>
<body><div id="root"><div class="ssrcss-1q0x1qg-GlobalNav"><nav aria-label="NBS"><a href="/">Home</a><a href="/news">News</a><a href="/weather">Weather</a></nav></div>
<main id="main-content" class="ssrcss-1ocoo3l-Wrap"><article class="ssrcss-pv1rh6-ArticleWrapper"><header data-component="headline-block"><h1 id="main-heading" tabindex="-1" class="ssrcss-15xko80-StyledHeading">{e(s['title'])}</h1></header>
<div data-component="byline-block" class="ssrcss-byline"><div><span>Published</span><time datetime="{date}">3 hours ago</time></div></div>
<figure data-component="image-block"><picture><img src="i.jpg" alt=""></picture><p class="ssrcss-ImageCredit"><span class="visually-hidden">Image source, </span>NBS</p><figcaption class="ssrcss-Cap"><span class="visually-hidden">Image caption, </span><p>{e(s['T'])} lies where two rivers meet</p></figcaption></figure>
{body(s, p=wrap.format('<p class="ssrcss-1q0x1qg-Paragraph">{}</p>'), h='<div data-component="subheadline-block"><h2>{}</h2></div>', ul=wrap.format('<ul role="list">{}</ul>'), q=wrap.format('<blockquote><p>{}</p></blockquote>'))}
<div data-component="topic-list"><section><h2>Related Topics</h2><ul><li><a href="/t1">{e(s['C'])}</a></li><li><a href="/t2">{e(s['T'])}</a></li></ul></section></div>
<section data-component="related-internet-links"><h2>Related Internet Links</h2><ul><li><a href="https://o.example">Office of the governor</a></li></ul><p>The NBS is not responsible for the content of external sites.</p></section></article>
<div class="ssrcss-secondary"><h2>Top Stories</h2><ul>{''.join(f'<li><div class="promo-x"><a href="/{i}"><p>{e(h)}</p></a><span>{i + 1} hours ago</span></div></li>' for i, h in enumerate(heads))}</ul></div></main>
<footer><p>Copyright © 2024 NBS. The NBS is not responsible for the content of external sites. <a href="/">Read about our approach to external linking.</a></p></footer></div></body></html>"""
    return html, expect(s, outlet="NBS News", published="2024-02-%02dT11:02:33Z" % (n % 27 + 1))


@template
def hashed_islands(s, n):
    date = "2024-05-%02dT16:20:05.000Z" % (n % 27 + 1)
    p = '<p class="dcr-iy9ec7">{}</p>'
    rich = f'<gu-island name="RichLinkComponent" props="{{&quot;id&quot;:1}}"><div data-component="rich-link" class="dcr-ccpi7m"><a href="/x"><div class="dcr-1"><span>{e(headlines(s, 1, 5)[0])}</span><span class="dcr-2">Read more</span></div></a></div></gu-island>'
    ad = '<div class="ad-slot-container"><div id="dfp-ad--inline1" class="js-ad-slot ad-slot" data-label="true" aria-hidden="true"></div></div>'
    heads = headlines(s, 8, 4)
    html = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} | {e(s['C'])} | The Sentinel</title>
<meta property="article:published_time" content="{date}"><meta property="article:modified_time" content="{date}"><meta property="article:section" content="World news"><meta property="og:site_name" content="the Sentinel"><meta property="og:title" content="{e(s['title'])}"><meta name="author" content="Odile Marsh"></head>
<body><div class="dcr-1"><a href="#maincontent">Skip to main content</a><a href="#navigation">Skip to navigation</a></div><header class="dcr-hd"><div><a href="/support">Support the Sentinel</a><p>Fund independent journalism with two crowns a month</p></div></header>
<main data-layout="StandardLayout"><section class="dcr-sec"><div class="dcr-grid"><div data-gu-name="title"><a href="/world/{n}" class="dcr-lab">{e(s['C'])}</a></div><div data-gu-name="headline"><h1 class="dcr-u0152o">{e(s['title'])}</h1></div>
{f'<div data-gu-name="standfirst"><div class="dcr-standfirst"><p>{e(s["lead"])}</p></div></div>' if s['lead'] else ''}
<div data-gu-name="media"><figure class="dcr-fig"><img src="a.jpg"><figcaption><span>{e(s['P'])} in the old town.</span> Photograph: Ona Veld/Sentinel</figcaption></figure></div>
<div data-gu-name="meta"><address aria-label="Contributor info"><a rel="author" href="/odile">Odile Marsh</a> in {e(s['T'])}</address><details><summary>{n % 27 + 1} May 2024 18.20 CEST</summary></details></div>
<div data-gu-name="body"><div id="maincontent" class="dcr-1qg"><div class="article-body-commercial-selector article-body-viewer-selector dcr-11jq3zt">{body(s, p=p, h='<h2 id="x" class="dcr-h2">{}</h2>', between={0: rich, 3: ad})}</div></div>
<div class="dcr-tags"><div>Explore more on these topics</div><ul><li><a href="/c">{e(s['C'])}</a></li><li><a href="/n">news</a></li></ul></div><div class="dcr-sh"><a href="#">Share</a><a href="/syn">Reuse this content</a></div></div></div></section>
<section data-component="most-viewed"><h2>Most viewed</h2>{''.join(f'<div class="dcr-mv"><a href="/{i}"><h4>{e(h)}</h4></a></div>' for i, h in enumerate(heads))}</section></main>
<section class="dcr-onward"><h2>More from World</h2>{''.join(f'<div class="dcr-card"><a href="/o{i}"></a><h3>{e(h)}</h3><p>{e(h)}, and what the people of the coast make of it after a long winter.</p></div>' for i, h in enumerate(heads[:4]))}</section>
<footer class="dcr-ft"><ul><li><a href="/about">About us</a></li><li><a href="/help">Help</a></li></ul><p>© 2024 Sentinel News or its affiliated companies. All rights reserved.</p></footer></body></html>"""
    return html, expect(s, paragraphs=texts(s, True), byline="Odile Marsh", outlet="the Sentinel", section="World news", published="2024-05-%02dT16:20:05Z" % (n % 27 + 1))


@template
def agency_custom_elements(s, n):
    date = "2024-06-%02dT04:01:00" % (n % 27 + 1)
    first = s["parts"][0][1]
    s = dict(s, parts=[("p", f"{s['T'].upper()}, {s['C']} (CP) — {first}")] + s["parts"][1:])
    hub = '<div class="PageListEnhancementGeneric" data-module><bsp-list-loadmore class="PageListEnhancementGeneric"><div class="PageListEnhancementGeneric-title">Related Stories</div>' + "".join(f'<div class="PagePromo"><div class="PagePromo-title"><a class="Link" href="/{i}"><span class="PagePromoContentIcons-text">{e(h)}</span></a></div></div>' for i, h in enumerate(headlines(s, 3, 6))) + "</bsp-list-loadmore></div>"
    html = f"""<!DOCTYPE html><html class="StoryPage" lang="en-US"><head><meta charset="UTF-8"><meta property="og:title" content="{e(s['title'])}"><meta property="og:site_name" content="Continental Press"><meta property="article:published_time" content="{date}"><meta property="article:section" content="WORLD NEWS"><title>{e(s['title'])} | CP News</title>
{ld(**{'@type': 'NewsArticle', 'headline': s['title'], 'datePublished': date + 'Z', 'author': [{'@type': 'Person', 'name': 'Hal Brightman'}], 'publisher': {'@type': 'Organization', 'name': 'Continental Press'}})}</head><body class="Page-body"><bsp-header class="Page-header"><div class="Page-header-bar"><ul><li><a href="/w">World</a></li><li><a href="/p">Politics</a></li></ul></div></bsp-header>
<div class="StoryPage-content"><main class="StoryPage-main"><bsp-story-page><div class="StoryPage-actions"><a href="#">Share</a></div><h1 class="Page-headline">{e(s['title'])}</h1>
<div class="Page-lead"><bsp-figure><figure class="Figure"><a class="AnchorLink"></a><img alt=""><figcaption class="Figure-caption"><p>People stand near the harbor in {e(s['T'])}, {e(s['C'])}, on a Monday in June, after a night of rain. (CP Photo/Hal Brightman)</p></figcaption></figure></bsp-figure></div>
<div class="Page-byline"><div class="Page-authors">By&nbsp;<a class="Link" href="/hal">HAL BRIGHTMAN</a></div><div class="Page-dateModified"><bsp-timestamp data-timestamp="1717900000000"><span data-date>Updated 4:01 AM UTC, June {n % 27 + 1}, 2024</span></bsp-timestamp></div></div>
<div class="RichTextStoryBody RichTextBody">{body(s, between={2: hub, 3: '<div class="Advertisement" id="adv-1"><div class="FreeStar"></div></div>'})}<p>___</p><p>Follow CP's coverage of the region at <a href="/hub">https://cp.example/hub</a></p></div>
<div class="Page-below"><bsp-recirc><div class="Recirc-title">Most read</div>{''.join(f'<div class="PagePromo"><a href="/m{i}">{e(h)}</a></div>' for i, h in enumerate(headlines(s, 5)))}</bsp-recirc></div></bsp-story-page></main></div>
<footer class="Page-footer"><div class="Page-footer-disclaimer">Copyright 2024 Continental Press. All Rights Reserved.</div></footer></body></html>"""
    out = texts(s) + [f"Follow CP's coverage of the region at https://cp.example/hub"]
    return html, expect(s, paragraphs=out[:-1], byline="Hal Brightman", outlet="Continental Press", section="WORLD NEWS", published=date + "Z")


@template
def agency_testids(s, n):
    date = "2024-01-%02dT19:45:10Z" % (n % 27 + 1)
    count = iter(range(100))
    parts = []
    for kind, part in s["parts"]:
        for text in part if kind == "ul" else [part]:
            tag = '<h2 data-testid="Heading" class="text__heading">{}</h2>' if kind == "h" else '<div data-testid="paragraph-%d" class="article-body__paragraph text__text__1FZLe">{}</div>' % next(count)
            parts.append(tag.format(e(text, quote=False)))
    parts.insert(3, '<div class="ad-slot__container" data-testid="ResponsiveAdSlot"><div>Advertisement · Scroll to continue</div></div>')
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} | Transwire</title><link rel="canonical" href="https://transwire.example/world/{n}/"/>
<meta property="og:title" content="{e(s['title'])}"/><meta name="article:published_time" content="{date}"/><meta name="article:section" content="World"/><meta property="og:site_name" content="Transwire"/><meta name="article:author" content="Mirko Sand"/></head>
<body><div id="fusion-app"><div class="site-header" role="banner"><a href="/">Transwire</a><button>My view</button><nav><a href="/world">World</a><a href="/markets">Markets</a></nav></div>
<main><article data-testid="Article"><div class="article-header"><div class="default-article-header__heading"><nav aria-label="Breadcrumb"><ul><li><a href="/world">World</a></li></ul></nav><h1 data-testid="Heading">{e(s['title'])}</h1></div>
<div class="info-content"><div class="author-name">By <a href="/m">Mirko Sand</a></div><time><span>January {n % 27 + 1}, 2024</span><span>7:45 PM GMT</span><span>Updated 2 hours ago</span></time></div></div>
<div class="article-body__container"><div data-testid="Summary"><h2>Summary</h2><ul><li>Company and law</li></ul></div></div>
<div class="article-body__content">{''.join(parts)}
<div class="article-body__newsletter"><p>The Transwire Daily Briefing provides all the news you need to start your day. Sign up <a href="/nl">here.</a></p></div>
<p class="sign-off">Reporting by Mirko Sand in {e(s['T'])}; Editing by Ella Quist and Jon Moor</p><p class="trust">Our Standards: <a href="/trust">The Transwire Trust Principles.</a></p></div>
<div class="article__author-bio"><h3>Mirko Sand</h3><p>Mirko Sand has covered {e(s['C'])} for Transwire since 2011 and won a prize for his reports on smugglers.</p></div></article>
<div class="more-from"><h2>Read Next</h2><ul>{''.join(f'<li data-testid="StoryCard"><a href="/r{i}"><h3>{e(h)}</h3></a><time>{i + 1} hours ago</time></li>' for i, h in enumerate(headlines(s, 5, 3)))}</ul></div></main></div></body></html>"""
    return html, expect(s, byline="Mirko Sand", outlet="Transwire", section="World", published=date)


@template
def local_hashed(s, n):
    parts = []
    for i, (kind, part) in enumerate(s["parts"]):
        for text in part if kind == "ul" else [part]:
            parts.append(f'<h2 class="gnt_ar_b_h2">{e(text)}</h2>' if kind == "h" else f'<p class="gnt_ar_b_p">{e(text, quote=False)}</p>')
        if i == 1:
            parts.append('<aside class="gnt_em gnt_em__fp" aria-label="advertisement"><p>Advertisement</p></aside><p class="gnt_ar_b_p"><strong class="gnt_ar_b_b">More:</strong> <a href="/more" class="gnt_ar_b_a">' + e(headlines(s, 1, 1)[0]) + "</a></p>")
    html = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>{e(s['title'])}</title><meta property="og:title" content="{e(s['title'])}"><meta property="og:site_name" content="The Harbor Herald">
{ld(**{'@type': 'NewsArticle', 'headline': s['title'], 'datePublished': '2024-04-09T21:07:11Z', 'dateModified': '2024-04-10T02:11:48Z', 'author': ['Dee Pruett'], 'isAccessibleForFree': True, 'publisher': {'@type': 'Organization', 'name': 'The Harbor Herald'}, 'articleSection': 'local'})}</head>
<body><div id="mastheadArea" class="gnt_n"><nav class="gnt_n_bn"><a href="/">News</a><a href="/s">Sports</a><a href="/o">Obituaries</a><a href="/sub">Subscribe</a></nav></div>
<main class="gnt_cw"><article class="gnt_pr"><div class="gnt_ar_lbl"><a href="/local" class="gnt_ar_lbl_a">LOCAL</a></div><h1 class="gnt_ar_hl" elementtiming="ar-headline">{e(s['title'])}</h1>
<div class="gnt_ar_by"><a class="gnt_ar_by_a" href="/dee">Dee Pruett</a><div class="gnt_ar_pb">The Harbor Herald</div></div><div class="gnt_ar_dt" aria-label="Published 5:07 p.m. ET April 9, 2024 Updated 10:11 p.m. ET April 9, 2024"></div>
<div class="gnt_ar_b">{''.join(parts)}<p class="gnt_ar_b_p"><em>Dee Pruett covers the waterfront for The Harbor Herald. Reach her at dpruett@herald.example.</em></p></div>
<div class="gnt_em_share"><button title="Facebook">Facebook</button><button>Email</button></div></article>
<aside class="gnt_rr"><a class="gnt_xmst" href="/f1">Featured Weekly Ad</a></aside></main><footer class="gnt_ft">© Copyright Herald 2024</footer></body></html>"""
    return html, expect(s, byline="Dee Pruett", outlet="The Harbor Herald", section="local", published="2024-04-09T21:07:11Z", updated="2024-04-10T02:11:48Z")


@template
def microdata_regional(s, n):
    html = f"""<!DOCTYPE html><html lang="en-US" prefix="og: http://ogp.me/ns#"><head><meta charset="utf-8"><title>{e(s['title'])} | News | fennvalley.example</title><meta name="author" content="By Otto Grise ogrise@fennvalley.example"></head>
<body class="tnt-article"><div id="site-container"><header id="site-header-container"><div class="tncms-region"><ul class="list-inline"><li><a href="/e-edition">E-edition</a></li><li><a href="/subscribe">Subscribe</a></li></ul></div></header>
<section id="main-body-container" itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" content="2024-03-12T07:30:00-06:00"><meta itemprop="dateModified" content="2024-03-12T11:05:00-06:00">
<div class="row"><div class="col-md-8"><div class="headline-row"><h1 class="headline"><span itemprop="headline">{e(s['title'])}</span></h1></div>
<div class="meta"><span><ul class="list-inline"><li><span class="tnt-byline" itemprop="author">Otto Grise</span></li><li class="hidden-print"><time datetime="2024-03-12T07:30:00-06:00" class="asset-date text-muted">Mar 12, 2024</time></li><li><span>3 min to read</span></li></ul></span></div>
<div class="social-share-links"><ul><li><a>Facebook</a></li><li><a>Twitter</a></li></ul></div>
<div itemprop="articleBody" id="article-body" class="asset-content p402_premium subscriber-premium">{body(s, between={0: '<div class="tncms-region-ads hidden-print"><div class="tncms-block">Ad</div></div>', 2: '<div class="inline-asset inline-editorial-article"><div class="card-headline"><a href="/q">' + e(headlines(s, 1, 7)[0]) + '</a></div><div class="card-lead"><p>The old line ran along the river for sixty years before it was closed.</p></div></div>'})}</div>
<div class="asset-tags"><h4>Tags</h4><ul><li><a href="/t">{e(s['T'])}</a></li></ul></div><div id="asset-author"><div class="card"><h4>Otto Grise</h4><p class="bio">Reporter</p></div></div></div>
<div class="col-md-4 right-rail"><h3>Trending Now</h3><ul>{''.join(f'<li><a href="/{i}">{e(h)}</a></li>' for i, h in enumerate(headlines(s, 6)))}</ul><div class="block-poll"><h4>Poll</h4><p>Do you approve of the new bridge over the river?</p><label>Yes</label></div></div></div></section>
<div class="comments-container" id="comments"><h3>(2) comments</h3><div class="comment"><p>I was there on that morning and it was nothing like what is written here, believe me, not one bit.</p></div></div>
<footer>© Copyright 2024 Fenn Valley Courier</footer></div></body></html>"""
    return html, expect(s, byline="Otto Grise", published="2024-03-12T07:30:00-06:00", updated="2024-03-12T11:05:00-06:00", section="")


@template
def section_columns(s, n):
    P, H = '<p class="css-at9mc1 evys1bk0">{}</p>', '<h2 class="css-1u37br4 eoo0vm40">{}</h2>'
    blocks, at = [], 0
    parts = s["parts"]
    while at < len(parts):
        one = dict(s, parts=parts[at:at + 2])
        blocks.append(f'<div class="css-s99gbd StoryBodyCompanionColumn" data-testid="companionColumn-{at}"><div class="css-53u6y8">{body(one, p=P, h=H)}</div><aside class="css-ew4tgv" aria-label="companion column"></aside></div>')
        at += 2
    ad = '<div><div id="story-ad-1-wrapper" class="css-1r07izm"><div class="css-h5pp4x ad story-ad-1-wrapper"><p class="css-ad">Advertisement</p><a href="#after-story-ad-1">SKIP ADVERTISEMENT</a></div></div></div>'
    html = f"""<!DOCTYPE html><html lang="en" class="story nytapp-vi-article"><head><meta charset="utf-8"/><title data-rh="true">{e(s['title'])} - The Metropolitan</title><meta data-rh="true" property="article:published_time" content="2024-03-18T17:02:44.000Z"/><meta data-rh="true" property="article:modified_time" content="2024-03-19T09:21:03.000Z"/><meta name="byl" content="By Nadia Orr"/><meta property="article:section" content="World"/>
{ld(**{'@type': 'NewsArticle', 'headline': s['title'], 'author': [{'@type': 'Person', 'name': 'Nadia Orr', 'url': 'https://m.example/orr'}], 'isAccessibleForFree': False, 'hasPart': {'@type': 'WebPageElement', 'isAccessibleForFree': False, 'cssSelector': '.meteredContent'}, 'publisher': {'@id': 'https://m.example/#publisher'}, 'datePublished': '2024-03-18T17:02:44.000Z', 'dateModified': '2024-03-19T09:21:03.000Z'})}{ld(**{'@type': 'NewsMediaOrganization', 'name': 'The Metropolitan', '@id': 'https://m.example/#publisher'})}</head>
<body><div id="app"><div class="css-v89234"><div class="NYTAppHideMasthead"><header><section><a href="#site-content">Skip to content</a><button>Section Navigation</button><a href="/login">Log in</a></section></header></div>
<main id="site-content"><div><article id="story"><div id="top-wrapper"><p>Advertisement</p></div><header><div class="css-fi"><h1 data-testid="headline">{e(s['title'])}</h1>{f'<p id="article-summary" class="css-79elbk">{e(s["lead"])}</p>' if s["lead"] else ''}</div>
<div class="css-share"><ul><li><button>Share full article</button></li></ul></div><div class="css-by"><p class="css-4anu6l">By <span itemprop="name">Nadia Orr</span></p><p class="css-rep">Nadia Orr reported from {e(s['T'])}.</p><time datetime="2024-03-18T13:02:44-04:00"><span>March 18, 2024</span></time></div></header>
<section name="articleBody" class="meteredContent css-1r7ky0e">{blocks[0]}{ad}{''.join(blocks[1:])}</section>
<div class="bottom-of-article"><div class="css-bio"><p>Nadia Orr writes about the politics of {e(s['C'])} and its neighbors. <a href="/orr">More about Nadia Orr</a></p></div><p>A version of this article appears in print on March 19, 2024, Section A, Page 4 of the edition with the headline: {e(s['title'])}. <a href="/sub">Subscribe</a></p></div></article></div></main>
<footer><nav><ul><li>© 2024 The Metropolitan Company</li><li><a href="/help">Contact Us</a></li></ul></nav></footer></div></div></body></html>"""
    return html, expect(s, paragraphs=texts(s, True), byline="Nadia Orr", outlet="The Metropolitan", section="World", published="2024-03-18T17:02:44Z", updated="2024-03-19T09:21:03Z")


@template
def magazine(s, n):
    parts = [x for x in s["parts"]]
    first = parts[0][1]
    mid = parts[1][1]
    pull = mid.split(". ")[0].strip("“”") + "."
    html_parts = [f'<p class="has-dropcap has-dropcap__lead"><span class="dropcap">{e(first[0])}</span>{e(first[1:], quote=False)}</p>', f"<p>{e(mid, quote=False)}</p>", f'<aside class="pullquote" role="presentation"><p>{e(pull, quote=False)}</p></aside>', "<p>* * *</p>",
                  body(dict(s, parts=parts[2:]), h="<h3 class='crosshead'>{}</h3>")]
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} | The Almanac Review</title><meta property="og:title" content="{e(s['title'])}"><meta name="description" content="{e(s['lead'])}"><meta property="og:site_name" content="The Almanac Review"><meta name="parsely-pub-date" content="2024-07-01T10:00:00Z"><meta name="parsely-author" content="Wilma Saint"><meta name="parsely-section" content="Dispatch"></head>
<body class="longread"><div class="PaywallBar"><span>You have <b>2</b> free articles left.</span> <a href="/subscribe">Subscribe now</a></div><div class="StandardNavigation"><a href="/">Newsletter</a><a href="/latest">The Latest</a><a href="/sign-in">Sign In</a></div>
<main><article><div class="ContentHeader"><div class="rubric"><a href="/dispatch">Dispatch</a></div><h1>{e(s['title'])}</h1>{f'<div class="ContentHeader__dek">{e(s["lead"])}</div>' if s["lead"] else ''}<div class="byline"><span>By </span><a href="/w">Wilma Saint</a></div><time>July 1, 2024</time></div>
<div class="ContentHeader__media"><span class="caption__credit">Illustration by Pieter Olm</span></div>
<div class="body body__container article__body" data-journey-hook="client-content"><div class="container container--body-inner">{''.join(html_parts)}
<div class="cne-interlude-embed"><p>Listen to the Almanac podcast, on which writers read their dispatches aloud.</p></div><p class="endnote"><small>Published in the print edition of the July 8, 2024, issue.</small></p></div></div>
<div class="ContributorBio"><div class="bio"><p><a href="/w">Wilma Saint</a> is a staff writer and the author of two books about rivers.</p></div></div>
<div class="RecircMostPopular"><h2>Most Popular</h2><ul>{''.join(f'<li><a href="/{i}"><h3>{e(h)}</h3></a><p>By Some Body</p></li>' for i, h in enumerate(headlines(s, 5)))}</ul></div></article></main></body></html>"""
    out = texts(s, True)
    return html, expect(s, paragraphs=out, byline="Wilma Saint", outlet="The Almanac Review", section="Dispatch", published="2024-07-01T10:00:00Z")


@template
def amp(s, n):
    html = f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><script async src="https://cdn.example/v0.js"></script><title>{e(s['title'])}</title><link rel="canonical" href="https://courier.example/{n}.html">
<style amp-boilerplate>body{{visibility:hidden}}</style><script type="application/ld+json">
{{"@context":"http://schema.org","@type":"NewsArticle","mainEntityOfPage":"https://courier.example/{n}.html","headline":{json.dumps(s['title'])},"datePublished":"2024-08-{n % 27 + 1:02d}T08:00:00+02:00",
"author":{{"@type":"Person","name":"Kees
 Rood"}},"publisher":{{"@type":"Organization","name":"Evening Courier"}}}};
</script></head>
<body><amp-sidebar id="sb" layout="nodisplay"><ul><li><a href="/">Home</a></li><li><a href="/s">Sports</a></li></ul></amp-sidebar><header class="hdr"><a class="logo" href="/">Evening Courier</a></header>
<div class="amp-wp-article"><h1 class="amp-wp-title">{e(s['title'])}</h1><ul class="amp-wp-meta"><li class="amp-wp-byline"><span>Kees Rood</span></li><li class="amp-wp-posted-on"><time datetime="2024-08-{n % 27 + 1:02d}T08:00:00+02:00">3 weeks ago</time></li></ul>
<amp-img src="x.jpg" width="10" height="10"></amp-img><div class="amp-wp-article-content">{body(s, between={0: '<amp-ad width="300" height="250" type="x"><div placeholder>Advertisement</div></amp-ad>', 1: '<amp-list src="//r.example"><template type="amp-mustache"><a href="{{{{u}}}}">{{{{t}}}}</a></template><div fallback>Could not load stories</div></amp-list>'})}
<amp-social-share type="twitter"></amp-social-share></div><footer class="amp-wp-article-footer"><div class="amp-wp-tax-tag">Tags: <a href="/t">{e(s['T'])}</a></div></footer></div>
<amp-consent id="c"><div id="ui"><p>We and our partners store information on your device. You may accept or manage your choices.</p><button>Accept</button></div></amp-consent></body></html>"""
    return html, expect(s, byline="Kees Rood", outlet="Evening Courier", published="2024-08-%02dT08:00:00+02:00" % (n % 27 + 1), url=f"https://courier.example/{n}.html")


@template
def app_of_divs(s, n):
    article_body = "\n".join(texts(s))
    divs = []
    for kind, part in s["parts"]:
        for text in part if kind == "ul" else [part]:
            divs.append(f'<div class="r-1{len(divs)}x css-901oao"><span class="css-16my">{e(text, quote=False)}</span></div>')
    divs.insert(2, '<div class="r-9z css-901oao"><span class="css-16my">Download our app for faster loading and fewer interruptions on your phone</span></div>')
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta http-equiv="content-language" content="en"><title>{e(s['title'])}</title>{ld(**{'@type': 'Article', 'headline': s['title'], 'articleBody': article_body, 'datePublished': '2024-09-0%d' % (n % 9 + 1), 'author': 'Staff of the Daily Plain', 'publisher': {'name': 'Daily Plain'}})}</head>
<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="react-root"><div class="css-1dbjc4n r-13awgt0"><div class="css-1dbjc4n"><div><a href="/">Daily Plain</a></div><div><a href="/a">Latest</a></div><div><a href="/b">Markets</a></div></div>
<div class="css-1dbjc4n r-14lw9ot"><div role="heading" aria-level="1" class="css-901oao r-head">{e(s['title'])}</div><div class="css-901oao r-time">Sep {n % 9 + 1}, 2024</div>{''.join(divs)}</div>
<div class="css-1dbjc4n r-foot">{''.join(f'<div class="css-901oao"><a href="/{i}">{e(h)}</a></div>' for i, h in enumerate(headlines(s, 6)))}</div></div></div><script>window.__STATE__={{"a":"</scr"+"ipt>"}}</script></body></html>"""
    return html, expect(s, byline="Staff of the Daily Plain", outlet="Daily Plain", published="2024-09-0%d" % (n % 9 + 1))


@template
def endless_scroll(s, n):
    other = [f"<p>{e(h)} was the talk of the town on Sunday, and the mayor said that nobody should be surprised by it after such a winter.</p>" for h in headlines(s, 3, 8)]
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} – Coast Tribune</title><meta property="og:title" content="{e(s['title'])}"><meta property="og:site_name" content="Coast Tribune"><meta property="article:published_time" content="2024-10-11T12:00:00+00:00"></head><body>
<div class="topnav"><a href="/">Tribune</a> <a href="/live">Live</a></div>
<div class="infinite"><article class="post" data-id="1"><h1>{e(s['title'])}</h1><div class="post-meta"><span class="author">Vera Holt</span> · <time datetime="2024-10-11T12:00:00+00:00">Oct 11</time></div><div class="post-content">{body(s)}</div><div class="post-share"><a>Share</a><a>Tweet</a></div></article>
<div class="next-article-marker"><span>Next article</span></div>
<article class="post" data-id="2"><h1>{e(headlines(s, 1, 8)[0])}</h1><div class="post-meta"><span class="author">Ned Ash</span> · <time datetime="2024-10-10T12:00:00+00:00">Oct 10</time></div><div class="post-content">{''.join(other)}</div></article></div></body></html>"""
    return html, expect(s, byline="Vera Holt", outlet="Coast Tribune", published="2024-10-11T12:00:00Z")
