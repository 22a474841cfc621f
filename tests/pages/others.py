"""Pages of blogs, press offices, live blogs, old systems, stubs behind walls, and of newspapers in other languages."""
from html import escape as e
from papers import TEMPLATES, body, expect, ld, template, texts
from stories import headlines

COMMENTS = ["I have read this three times now and I still do not see what the minister wants us to believe about that night.",
            "My uncle was there. He says the boats came from the other side, and he should know, he has lived by that water for seventy years.",
            "Typical. First they close the ferry and then they wonder why nobody comes to the market any more, year after year after year.",
            "Thank you for this sober piece. One does not get many of them, and I should gladly pay for more if somebody let me pay by the piece.",
            "Moderator: please keep to the subject of the article, and do not post the private addresses of officials in this thread."]


def comments(tag="li", cls="comment"):
    return "".join(f'<{tag} class="{cls}"><div class="comment-author">reader{i}</div><time datetime="2024-03-0{i + 2}T10:00:00Z">March {i + 2}, 2024</time><div class="comment-content"><p>{c}</p></div><a href="#r">Reply</a></{tag}>' for i, c in enumerate(COMMENTS))


@template
def wordpress_classic(s, n):
    html = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{e(s['title'])} | Notes from the Quay</title><meta property="og:site_name" content="Notes from the Quay"><meta property="article:published_time" content="2023-11-{n % 27 + 1:02d}T18:30:12+00:00"></head>
<body class="post-template-default single single-post has-sidebar comments-open"><div id="page" class="hfeed site"><header id="masthead" class="site-header"><h1 class="site-title"><a href="/">Notes from the Quay</a></h1><h2 class="site-description">A dockside view of a small republic</h2><nav class="main-navigation"><div class="menu"><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></div></nav></header>
<div id="main" class="wrapper"><div id="primary" class="site-content"><div id="content" role="main"><article id="post-{n}" class="post-{n} post type-post status-publish format-standard hentry category-politics"><header class="entry-header"><h1 class="entry-title">{e(s['title'])}</h1><div class="entry-meta">Posted on <a href="/p" rel="bookmark"><time class="entry-date" datetime="2023-11-{n % 27 + 1:02d}T18:30:12+00:00">November {n % 27 + 1}, 2023</time></a><span class="by-author"> by <span class="author vcard"><a class="url fn n" href="/author/quill" rel="author">Jory Quill</a></span></span></div></header>
<div class="entry-content">{body(s)}<div id="jp-post-flair" class="sharedaddy sd-like-enabled sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a class="share-twitter">Twitter</a></li><li><a>Facebook</a></li></ul></div><div class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3><p>{e(headlines(s, 1)[0])}</p></div></div>
<footer class="entry-meta">This entry was posted in <a href="/c" rel="category tag">Politics</a> and tagged <a href="/t" rel="tag">{e(s['T'])}</a>. Bookmark the <a href="/l">permalink</a>.</footer></article>
<nav class="nav-single"><span class="nav-previous"><a href="/prev">← {e(headlines(s, 1, 3)[0])}</a></span></nav><div id="comments" class="comments-area"><h2 class="comments-title">5 thoughts on “{e(s['title'])}”</h2><ol class="commentlist">{comments()}</ol><div id="respond"><h3 id="reply-title">Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></div></div></div></div>
<div id="secondary" class="widget-area" role="complementary"><aside class="widget widget_recent_entries"><h3 class="widget-title">Recent Posts</h3><ul>{''.join(f'<li><a href="/{i}">{e(h)}</a></li>' for i, h in enumerate(headlines(s, 5)))}</ul></aside><aside class="widget widget_text"><p>This blog is written after the late shift by a man who has loaded ships for twenty years and counted every one.</p></aside></div></div>
<footer id="colophon"><a href="https://wordpress.example">Proudly powered by WordPress</a></footer></div></body></html>"""
    return html, expect(s, byline="Jory Quill", outlet="Notes from the Quay", published="2023-11-%02dT18:30:12Z" % (n % 27 + 1))


@template
def wordpress_blocks(s, n):
    html = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>{e(s['title'])} – Upland Dispatch</title>{ld(**{'@graph': [{'@type': 'Article', '@id': '#article', 'headline': s['title'], 'datePublished': '2024-01-15T07:00:00+00:00', 'dateModified': '2024-01-15T09:12:40+00:00', 'author': {'@id': '#p'}, 'publisher': {'@id': '#o'}, 'articleSection': ['Reports']}, {'@type': 'WebPage', 'name': s['title'] + ' – Upland Dispatch', 'datePublished': '2024-01-15T07:00:00+00:00'}, {'@type': 'Person', '@id': '#p', 'name': 'Tessa Lund'}, {'@type': 'Organization', '@id': '#o', 'name': 'Upland Dispatch'}]})}</head>
<body class="wp-embed-responsive single-post"><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group is-layout-flex"><p class="wp-block-site-title"><a href="/">Upland Dispatch</a></p><nav class="wp-block-navigation"><ul><li><a href="/r"><span>Reports</span></a></li></ul></nav></div></header>
<main class="wp-block-group"><h1 class="wp-block-post-title">{e(s['title'])}</h1><div class="wp-block-post-date"><time datetime="2024-01-15T07:00:00+00:00">January 15, 2024</time></div>
<div class="entry-content wp-block-post-content is-layout-constrained">{body(s, h='<h2 class="wp-block-heading">{}</h2>', ul='<ul class="wp-block-list">{}</ul>', q='<blockquote class="wp-block-quote"><p>{}</p></blockquote>', between={1: '<figure class="wp-block-image"><img src="a"><figcaption class="wp-element-caption">The pass in a photograph of last year</figcaption></figure>', 3: '<div class="wp-block-group has-background"><h3 class="wp-block-heading">Support the Dispatch</h3><p>We are two people and a dog. Your ten crowns a month keep the lights on and the dog fed.</p><div class="wp-block-button"><a class="wp-block-button__link">Give</a></div></div>'})}</div>
<div class="wp-block-post-terms taxonomy-post_tag"><a href="/t" rel="tag">{e(s['C'])}</a></div><div class="wp-block-comments"><h2>Responses</h2><ol class="wp-block-comment-template">{comments()}</ol></div></main>
<div class="wp-block-query"><h2 class="wp-block-heading">More posts</h2><ul class="wp-block-post-template">{''.join(f'<li class="wp-block-post"><h2 class="wp-block-post-title"><a href="/{i}">{e(h)}</a></h2><div class="wp-block-post-excerpt"><p>{e(h)} and other things that happened on the plateau while it snowed.</p></div></li>' for i, h in enumerate(headlines(s, 3)))}</ul></div><footer class="wp-block-template-part"><p>Designed with WordPress</p></footer></div></body></html>"""
    return html, expect(s, byline="Tessa Lund", outlet="Upland Dispatch", section="Reports", published="2024-01-15T07:00:00Z", updated="2024-01-15T09:12:40Z")


@template
def breaks_no_paragraphs(s, n):
    text = "<br />\n<br />".join(e(t, quote=False) for t in texts(s))
    html = f"""<!DOCTYPE html><html dir='ltr' xmlns='http://www.w3.org/1999/xhtml'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><title>Letters from {e(s['T'])}: {e(s['title'])}</title></head><body class='loading'><div class='navbar section' id='navbar'></div>
<div class='content'><div class='header-inner'><h1 class='title'><a href='/'>Letters from {e(s['T'])}</a></h1></div><div class='main section' id='main'><div class='blog-posts hfeed'><div class='date-outer'><h2 class='date-header'><span>Sunday, 14 January 2024</span></h2>
<div class='post hentry' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'><h3 class='post-title entry-title' itemprop='name'>{e(s['title'])}</h3><div class='post-body entry-content' itemprop='description articleBody'><div dir="ltr" style="text-align: left;">{text}</div></div>
<div class='post-footer'><span class='post-author vcard'>Posted by <span class='fn' itemprop='author'><span itemprop='name'>Anselm</span></span></span> at <a class='timestamp-link' rel='bookmark'><abbr class='published' itemprop='datePublished' title='2024-01-14T22:11:00-08:00'>22:11</abbr></a><div class='post-labels'>Labels: <a href='/l' rel='tag'>war</a></div></div></div></div></div>
<div class='comments' id='comments'><h4>2 comments:</h4>{comments('div', 'comment-block')}</div></div><div class='column-right-outer'><div class='widget BlogArchive'><h2>Blog Archive</h2><ul><li>2024 (3)</li></ul></div></div></div></body></html>"""
    return html, expect(s, byline="Anselm", published="2024-01-14T22:11:00-08:00")


@template
def platform_sections(s, n):
    parts = s["parts"]
    html = f"""<!doctype html><html lang="en"><head><title>{e(s['title'])} | by Odd Larsen | Platform</title><meta data-rh="true" property="og:site_name" content="Platform"><meta data-rh="true" property="article:published_time" content="2024-02-02T08:08:08.100Z"><meta name="author" content="Odd Larsen"></head><body><div id="root"><div class="a b c"><div class="d e f g"><a href="/signin">Sign up</a><a href="/signin">Sign in</a><a href="/write">Write</a></div>
<article><div class="l"><section><div><div class="hj hk"><div><h1 class="pw-post-title ir is">{e(s['title'])}</h1>{f'<h2 class="pw-subtitle-paragraph jq">{e(s["lead"])}</h2>' if s['lead'] else ''}<div class="speechify jy"><div class="ab"><a rel="noopener" href="/@odd">Odd Larsen</a><p class="be"><button>Follow</button></p><span>4 min read</span><span>·</span><span>Feb 2, 2024</span></div><div class="clap"><p>112</p><button>Listen</button><button>Share</button></div></div></div>
<figure class="kl"><img><figcaption class="km">Photo by the author</figcaption></figure>{body(dict(s, parts=parts[:3]), p='<p id="a1" class="pw-post-body-paragraph kn ko kp">{}</p>', h='<h1 class="lm ln">{}</h1>')}</div></div></section><div role="separator" class="sep"><span></span><span></span></div><section>{body(dict(s, parts=parts[3:]), p='<p id="b2" class="pw-post-body-paragraph kn ko kp">{}</p>', h='<h1 class="lm ln">{}</h1>')}</section></div></article>
<div class="tags-x"><a href="/tag/w">{e(s['C'])}</a></div><div class="follow"><h2>Written by Odd Larsen</h2><p>1.2K followers. I write letters home from wherever the train stops, and answer every reply.</p></div><div class="recs"><h2>Recommended from Platform</h2>{''.join(f'<div><a href="/{i}"><h2>{e(h)}</h2><h3>And how I learned to live with it in eleven steps</h3></a></div>' for i, h in enumerate(headlines(s, 4)))}</div></div></div></body></html>"""
    return html, expect(s, paragraphs=texts(s, True), byline="Odd Larsen", outlet="Platform", published="2024-02-02T08:08:08Z")


@template
def mail_letter(s, n):
    mid = {1: '<div class="subscription-widget-wrap-editor"><div class="subscription-widget"><div class="preamble"><p class="cta-caption">The Ferry Letter is a publication that lives off its readers. To receive new posts and support my work, become a free or paid subscriber.</p></div><form><input placeholder="Type your email..."><button>Subscribe</button></form></div></div>',
           3: '<div class="captioned-image-container"><figure><img><figcaption class="image-caption">A ferry, seen from a ferry</figcaption></figure></div>', 4: '<p class="button-wrapper"><a class="button primary" href="/share"><span>Share</span></a></p>'}
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} - by Mo Fenn - The Ferry Letter</title><meta property="og:title" content="{e(s['title'])}">{ld(**{'@type': 'NewsArticle', 'headline': s['title'], 'datePublished': '2024-05-05T05:05:05+00:00', 'isAccessibleForFree': True, 'author': [{'@type': 'Person', 'name': 'Mo Fenn'}], 'publisher': {'@type': 'Organization', 'name': 'The Ferry Letter'}})}</head><body><div id="entry"><div class="main-menu"><div class="main-menu-content"><h1 class="navbar-title"><a class="navbar-title-link" href="/">The Ferry Letter</a></h1><button>Subscribe</button><button>Sign in</button></div></div>
<div class="single-post-container"><div class="container"><div class="single-post"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">{e(s['title'])}</h1>{f'<h3 class="subtitle">{e(s["lead"])}</h3>' if s['lead'] else ''}<div class="byline-wrapper"><a href="/@mo">Mo Fenn</a><div class="meta">May 05, 2024</div></div><div class="post-ufi"><a>12</a><a>Share</a></div></div>
<div class="available-content"><div dir="auto" class="body markup">{body(s, between=mid, h='<h3 class="header-anchor-post">{}</h3>')}</div></div><div class="visibility-check"></div><div class="subscribe-footer"><p>Thanks for reading The Ferry Letter! Subscribe for free to receive new posts and support my work.</p></div></article></div></div>
<div class="comments-page"><h4>Discussion about this post</h4>{comments('div', 'comment')}</div></div></div></body></html>"""
    return html, expect(s, paragraphs=texts(s, True), byline="Mo Fenn", outlet="The Ferry Letter", published="2024-05-05T05:05:05Z")


@template
def tables_of_the_nineties(s, n):
    text = "\n".join(f"<P><FONT FACE=Arial SIZE=2>{e(t, quote=False)}</FONT>" for t in texts(s))
    html = f"""<HTML><HEAD><TITLE>{e(s['title'])} - Harbour Gazette Online</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"></HEAD><BODY BGCOLOR=#FFFFFF>
<TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><CENTER><IMG SRC=logo.gif ALT="Harbour Gazette"></CENTER></TD></TR><TR><TD WIDTH=120 VALIGN=TOP><FONT SIZE=1><A HREF=/>Home</A><BR><A HREF=/n>News</A><BR><A HREF=/s>Shipping</A><BR><A HREF=/w>Weather</A></FONT></TD>
<TD WIDTH=480 VALIGN=TOP><H1><FONT FACE=Arial>{e(s['title'])}</FONT></H1><FONT SIZE=1>By Gus Parrick<BR>Posted: 3 June 2004, 14:22 GMT</FONT>
{text}<HR><FONT SIZE=1><A HREF=/print>Printer-friendly version</A> | <A HREF=mail>E-mail this story</A></FONT></TD>
<TD WIDTH=160 VALIGN=TOP BGCOLOR=#EEEEEE><B>Also today</B><BR>{''.join(f'<A HREF=/{i}>{e(h)}</A><BR>' for i, h in enumerate(headlines(s, 5)))}</TD></TR></TABLE><CENTER><FONT SIZE=1>Copyright 2004 Harbour Gazette. All rights reserved.</FONT></CENTER></BODY></HTML>"""
    return html.encode("windows-1252"), expect(s, byline="Gus Parrick", published="2004-06-03T14:22Z")


@template
def government_fields(s, n):
    html = f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8" /><meta name="dcterms.date" content="2024-03-0{n % 9 + 1}" /><title>{e(s['title'])} | Ministry of the Interior</title></head><body class="path-node page-node-type-press-release"><a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a><div class="gov-banner"><p>An official website of the republic. Official websites end in .gov.example; a lock means that you are connected safely.</p></div>
<div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header"><a href="/" rel="home">Ministry of the Interior</a></div><nav role="navigation"><ul class="menu"><li><a href="/m">The ministry</a></li><li><a href="/p">Press</a></li></ul></nav></header><div class="region region-breadcrumb"><nav class="breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/press">Press releases</a></li></ol></nav></div>
<main role="main"><a id="main-content"></a><div class="region region-content"><div class="block block-core block-page-title-block"><h1><span class="field field--name-title">{e(s['title'])}</span></h1></div><article role="article" class="node node--type-press-release node--view-mode-full"><div class="node__content"><div class="field field--name-field-release-date"><div class="field__label">Release date</div><div class="field__item"><time datetime="2024-03-0{n % 9 + 1}T12:00:00Z">March {n % 9 + 1}, 2024</time></div></div><div class="field field--name-field-number">No. 24-{n}</div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary"><div class="field__item"><p><strong>FOR IMMEDIATE RELEASE</strong></p>{body(s)}<p class="text-align-center">###</p></div></div>
<div class="field field--name-field-contact"><div class="field__label">Contact</div><div class="field__item"><p>Press office: (555) 0100, press@interior.example</p></div></div><div class="field field--name-field-tags"><div class="field__label">Topics</div><div class="field__item"><a href="/t">Borders</a></div></div></div></article></div></main>
<aside class="layout-sidebar-second"><div class="block block-views"><h2>Latest releases</h2>{''.join(f'<div class="views-row"><a href="/{i}">{e(h)}</a></div>' for i, h in enumerate(headlines(s, 4)))}</div></aside><footer role="contentinfo"><p>Ministry of the Interior, 1 Castle Hill</p></footer></div></body></html>"""
    return html, expect(s, published="2024-03-0%dT12:00:00Z" % (n % 9 + 1))


@template
def army_spans(s, n):
    text = "<br /><br />".join(f"<span style='font-size:12pt'>{e(t, quote=False)}</span>" for t in texts(s))
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{e(s['title'])} &gt; Joint Command North &gt; News Display</title></head><body id="Body"><form method="post" action="/News" id="Form"><input type="hidden" name="__VIEWSTATE" value="{'A' * 300}"><div id="dnn_nav"><ul><li><a href="/">Home</a></li><li><a href="/News">News</a></li></ul></div>
<div class="article-view"><div class="category-date">News | March {n % 27 + 1}, 2024</div><h1 class="maintitle">{e(s['title'])}</h1><p class="info"><span class="line">By Sgt. 1st Class Dana Roe</span> <span class="line">Joint Command North Public Affairs</span></p>
<div class="body"><p>{text}</p></div><div class="tags"><a href="/t" class="tag">exercise</a></div></div><div class="story-related"><h3>RELATED STORIES</h3><ul>{''.join(f'<li><a href="/{i}">{e(h)}</a></li>' for i, h in enumerate(headlines(s, 3)))}</ul></div><div id="footer"><p>Hosted by the Defense Media Service</p></div></form></body></html>"""
    return html, expect(s, byline="Sgt. 1st Class Dana Roe", published="2024-03-%02d" % (n % 27 + 1))


@template
def live_with_data(s, n):
    entries = [("2024-03-07T14:%02d:00+02:00" % (50 - 7 * i), kind, part if isinstance(part, list) else [part]) for i, (kind, part) in enumerate(s["parts"])]
    heads = ["What we know so far", "Governor speaks", "A pause in the fighting", "Envoys leave the hotel", "First pictures", "Power returns", "Hospital asks for blood", "Closing summary"]
    posts, out = "", []
    for i, (time, kind, part) in enumerate(entries):
        posts += f'<article class="live-post" id="post-{i}"><header><time datetime="{time}">{time[11:16]}</time><h2 class="live-post__title"><a href="#post-{i}">{heads[i % 8]}</a></h2><span class="live-post__author">Ada Renn</span></header><div class="live-post__body">{"".join(f"<p>{e(t, quote=False)}</p>" for t in part)}</div><div class="live-post__share"><a>Share</a></div></article>'
        out += [heads[i % 8]] + part
        if i == 1:
            posts += '<div class="live-promo"><a href="/app">Get alerts on our app</a></div>'
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} – live | Radio North</title>{ld(**{'@type': 'LiveBlogPosting', 'headline': s['title'], 'datePublished': '2024-03-07T06:00:00+02:00', 'dateModified': '2024-03-07T14:50:00+02:00', 'coverageStartTime': '2024-03-07T06:00:00+02:00', 'publisher': {'@type': 'Organization', 'name': 'Radio North'}, 'author': {'@type': 'Person', 'name': 'Ada Renn'}, 'liveBlogUpdate': [{'@type': 'BlogPosting', 'headline': heads[i % 8], 'datePublished': t} for i, (t, _, _) in enumerate(entries)]})}</head><body>
<header class="masthead"><a href="/">Radio North</a></header><main><div class="live-header"><span class="live-badge">Live</span><h1>{e(s['title'])}</h1></div><div class="live-key"><h2>Key events</h2><ul>{''.join(f'<li><a href="#post-{i}">{h}</a></li>' for i, h in enumerate(heads[:4]))}</ul></div><div class="live-stream">{posts}</div><button>Load more</button></main><footer><p>© Radio North 2024</p></footer></body></html>"""
    return html, expect(s, paragraphs=out, byline="Ada Renn", outlet="Radio North", published="2024-03-07T06:00:00+02:00", updated="2024-03-07T14:50:00+02:00", live=True, times=[t for t, _, _ in entries])


@template
def live_plain(s, n):
    items, out, times = "", [], []
    for i, (kind, part) in enumerate(s["parts"]):
        stamp = "2024-09-30T0%d:30" % (9 - i % 8)
        times.append(stamp)
        one = part if isinstance(part, list) else [part]
        out += one
        items += f'<li class="liveblog-entry" data-id="{i}"><div class="liveblog-entry-meta"><time class="ts" datetime="{stamp}">{stamp[11:]}</time> <a href="#{i}">Permalink</a></div>{"".join(f"<p>{e(t, quote=False)}</p>" for t in one)}</li>'
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Live: {e(s['title'])}</title><meta property="og:title" content="{e(s['title'])}"><meta property="og:site_name" content="Kanal Zwo"><meta property="article:published_time" content="2024-09-30T05:00:00+00:00"></head><body><nav><a href="/">Kanal Zwo</a></nav><h1>{e(s['title'])}</h1><p class="intro">{e(s['lead'])}</p><ol class="liveblog" reversed>{items}</ol><div class="pagination"><a href="?p=2">Older updates</a></div><aside><h3>Most read</h3><p><a href="/x">{e(headlines(s, 1)[0])}</a></p></aside></body></html>"""
    return html, expect(s, paragraphs=out, outlet="Kanal Zwo", published="2024-09-30T05:00:00Z", live=True, times=times)


@template
def stub_offers(s, n):
    kept = s["parts"][:2]
    html = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{e(s['title'])} | The Broker</title>{ld(**{'@type': 'NewsArticle', 'headline': s['title'], 'datePublished': '2024-06-06T04:00:22Z', 'isAccessibleForFree': 'False', 'author': 'Hugo Lint', 'publisher': {'@type': 'Organization', 'name': 'The Broker'}})}<meta property="og:site_name" content="The Broker"></head><body><header class="o-header"><a href="/">The Broker</a><a href="/login">Sign In</a></header><main><article class="article"><div class="headline"><h1>{e(s['title'])}</h1></div><p class="byline">Hugo Lint</p><time datetime="2024-06-06T04:00:22Z">6 June 2024</time><div class="article-content">{body(dict(s, parts=kept))}</div></article>
<div id="barrier-page" class="barrier"><h2>Subscribe to unlock this article</h2><div class="offers"><h3>Try unlimited access</h3><p>Only 1 crown for 4 weeks, then 40 crowns a month for complete digital access to quality journalism on any device. Cancel anytime during your trial.</p><h3>Explore more offers</h3><ul><li>Standard digital: essential digital access to the stories that matter to people who decide about money</li><li>Premium digital: complete digital access with exclusive insights and industry deep dives</li></ul></div></div></main><footer><p>Markets data delayed by at least 15 minutes. © THE BROKER LTD 2024.</p></footer></body></html>"""
    return html, expect(s, paragraphs=texts(dict(s, parts=kept)), byline="Hugo Lint", outlet="The Broker", published="2024-06-06T04:00:22Z", stub=True)


@template
def stub_fade(s, n):
    kept = s["parts"][:1]
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])}</title><meta property="og:title" content="{e(s['title'])}"><meta property="og:site_name" content="Upper Valley News"><meta name="pubdate" content="20240620"></head><body><div class="hdr"><a href="/">Upper Valley News</a> <a href="/e">E-paper</a></div><div class="story"><h1>{e(s['title'])}</h1><div class="author-line">By Lena Fox</div><div class="text faded">{body(dict(s, parts=kept))}<div class="gradient"></div></div><div class="box9"><p>To continue reading, register for free or log in.</p><p>Already a subscriber? <a href="/login">Sign in</a></p></div></div><div class="bottom"><a href="/1">{e(headlines(s, 1)[0])}</a></div></body></html>"""
    return html, expect(s, paragraphs=texts(dict(s, parts=kept)), byline="Lena Fox", outlet="Upper Valley News", published="2024-06-20", stub=True)


@template
def preformatted_wire(s, n):
    import textwrap
    text = "\n\n".join(textwrap.fill("   " + t, 68) for t in texts(s))
    html = f"""<html><head><title>{e(s['title'])}</title></head><body><h3>UNITED WIRE</h3><a href="index.html">Back to index</a><hr><h2>{e(s['title'])}</h2><pre>
{e(text, quote=False)}
</pre><hr><address>archive maintained by the reading room</address></body></html>"""
    return html, expect(s)


@template
def broken_markup(s, n):
    parts = texts(s)
    text = "".join(f"<p>{e(t, quote=False)}" + ("</div>" if i == 1 else "</b>" if i == 2 else "") for i, t in enumerate(parts))
    text = text.replace("“", "“<a href=/q><a href=/r>", 1).replace("”", "</a>”", 1)
    html = f"""<html><head><title>{e(s['title'])} - Plain Speaker</title><head><meta charset=utf-8><body><body class=x><div id=top><a href=/>Plain Speaker</a><div class=story><h1>{e(s['title'])}</h2><i>By Ike Dorn, 12 April 2024</i>{text}<div class=foot><a href=/a>About</a> <a href=/c>Contact</a></table></span>"""
    return html, expect(s, byline="Ike Dorn", published="2024-04-12")


@template
def stray_bytes(s, n):
    # UTF-8 with quotation marks pasted in from an old word processor, NULs and a cut character.
    text = body(s).replace("“", '\x01').replace("”", '\x02')
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])}</title><meta name="date" content="2024-07-19T13:00:00+0200"></head><body><div id="menu"><a href="/">Bay Bulletin – Ünïon</a></div><div id="article"><h1>{e(s['title'])}</h1><div class="date">19.07.2024</div>{text}</div></body></html>"""
    data = html.encode("utf-8").replace(b"\x01", b"\x93").replace(b"\x02", b"\x94").replace(b'<div id="article">', b'<div id="article">\x00\xe2\x82')
    return data, expect(s, published="2024-07-19T13:00:00+02:00")


@template
def soft_hyphens(s, n):
    text = body(s).replace("diplomat", "diplo&shy;mat").replace("ministry", "minis\u00adtry").replace(" the ", " the\u200b ").replace("government", "\u2066govern\u200bment\u2069").replace(" police", "&nbsp;police").replace("&#x27;", "&#146;" if False else "'")
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-16"><title>{e(s['title'])}</title><meta property="og:site_name" content="The Hyphen"></head><body><main><h1>{e(s['title'])}</h1><p class="published">Published: 1 August 2024, 10:05 CEST | Last updated: 2 August 2024, 07:40 CEST</p><div class="text">{text}</div></main><footer>The Hyphen</footer></body></html>"""
    return b"\xff\xfe" + html.encode("utf-16-le"), expect(s, outlet="The Hyphen", published="2024-08-01T10:05+02:00", updated="2024-08-02T07:40+02:00")


@template
def relief_report(s, n):
    heads = ["Situation overview", "Humanitarian response", "Coordination"]
    parts = s["parts"]
    out, html_parts = [], []
    for i in range(3):
        chunk = parts[i * 2:i * 2 + 2]
        html_parts.append(f'<section class="sec"><h2>{heads[i]}</h2>{body(dict(s, parts=chunk), h="<h3>{}</h3>")}</section>')
        out += [heads[i]] + texts(dict(s, parts=chunk))
        if i == 0:
            html_parts.append("<table class='figures'><thead><tr><th>District</th><th>Displaced</th><th>Tents</th></tr></thead><tbody>" + "".join(f"<tr><td>{e(s[k])}</td><td>{m},000</td><td>{m * 40}</td></tr>" for k, m in (("T", 4), ("V", 7), ("R", 2))) + "</tbody></table>")
    rest = parts[6:]
    html_parts.append(body(dict(s, parts=rest), h="<h3>{}</h3>"))
    out += texts(dict(s, parts=rest))
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} - {e(s['C'])} | Reliefdesk</title><meta property="og:site_name" content="Reliefdesk"></head><body><header role="banner"><nav><ul><li><a href="/c">Countries</a></li><li><a href="/d">Disasters</a></li></ul></nav></header><main><article class="rw-article"><header><dl class="rw-entity-country-slug"><dt>Format</dt><dd>Situation Report</dd><dt>Source</dt><dd><ul><li><a href="/s">Office of Relief</a></li></ul></dd></dl><h1 class="rw-article__title">{e(s['title'])}</h1><dl class="rw-article__meta"><dt>Posted</dt><dd><time datetime="2024-11-02T00:00:00+00:00">2 Nov 2024</time></dd><dt>Originally published</dt><dd><time datetime="2024-11-01T00:00:00+00:00">1 Nov 2024</time></dd></dl></header>
<section class="rw-attachments"><h2 class="visually-hidden">Attachments</h2><ul><li><a href="/f.pdf">Download Report (PDF | 1.2 MB)</a></li></ul></section><div class="rw-article__content">{''.join(html_parts)}</div><footer><dl><dt>Primary country</dt><dd><a href="/x">{e(s['C'])}</a></dd></dl><section class="rw-related"><h2>Related Content</h2>{''.join(f'<article><h3><a href="/{i}">{e(h)}</a></h3><p>Attachment: {e(h)}, with figures for the last week of the month of October.</p></article>' for i, h in enumerate(headlines(s, 3)))}</section></footer></article></main></body></html>"""
    return html, expect(s, paragraphs=out, outlet="Reliefdesk", published="2024-11-02T00:00:00Z")


@template
def question_and_answer(s, n):
    parts = texts(s)
    qs = ["What happened in the first hour?", "Who is to blame, in your view?", "And what comes next?"]
    out, html_parts = [parts[0]], [f"<p>{e(parts[0], quote=False)}</p>"]
    for i, t in enumerate(parts[1:]):
        if i % 2 == 0 and i // 2 < 3:
            html_parts.append(f"<p><strong>{qs[i // 2]}</strong></p>")
            out.append(qs[i // 2])
        html_parts.append(f"<p>{e(t, quote=False)}</p>")
        out.append(t)
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} : Public Radio West</title><meta name="date" content="2024-04-20"></head><body id="news"><div class="npr-header"><a href="/">Public Radio West</a><a href="/donate">Donate</a></div><main><section class="main-section"><article class="story"><div class="slug-wrap"><h3 class="slug"><a href="/world">World</a></h3></div><div class="storytitle"><h1>{e(s['title'])}</h1></div><div class="story-meta"><div class="dateblock"><time datetime="2024-04-20T16:49:00-04:00"><span class="date">April 20, 2024</span><span class="time">4:49 PM ET</span></time></div></div><div class="byline"><p class="byline__name">Ken Doss</p></div>
<div class="audio-module"><h4>Listen to this story</h4><p>4-Minute Listen</p><a>Transcript</a></div><div id="storytext" class="storytext storylocation linkLocation">{''.join(html_parts)}<div class="bucketwrap internallink"><div class="bucket"><h3>Sponsor Message</h3><p>Become a sponsor of Public Radio West today</p></div></div></div><div class="tags"><ul><li><a href="/t">{e(s['C'])}</a></li></ul></div></article></section></main></body></html>"""
    return html, expect(s, paragraphs=out, byline="Ken Doss", section="World", published="2024-04-20T16:49:00-04:00")


@template
def opinion_with_many_comments(s, n):
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Opinion: {e(s['title'])}</title><meta property="og:title" content="{e(s['title'])}"><meta property="og:site_name" content="The Standard-Bearer"><meta property="article:published_time" content="2024-12-01T09:00:00-05:00"></head><body><div class="wrap"><div class="crumbs breadcrumb"><a href="/">Home</a> › <a href="/opinion">Opinion</a></div><h1 class="title">{e(s['title'])}</h1><div class="author"><a href="/x" rel="author">Prof. Ursula Keane</a></div><div class="col-text">{body(s)}<p><em>Ursula Keane teaches history at the University of the Fens. The views expressed here are her own.</em></p></div><div class="author-box"><p>Ursula Keane is the author of “The Salt Road”, a history of smuggling, and lives with two cats.</p></div><h3>Comments ({len(COMMENTS)})</h3><div id="disqus_thread">{comments('div', 'post-body-comment') * 4}</div></div></body></html>"""
    return html, expect(s, byline="Prof. Ursula Keane", outlet="The Standard-Bearer", published="2024-12-01T09:00:00-05:00")


@template
def mobile_bare(s, n):
    html = f"""<!DOCTYPE html><html><head><meta name="viewport" content="width=device-width"><title>{e(s['title'])}</title></head><body><a href="/">Menu</a> <a href="/q">Search</a><hr><h1>{e(s['title'])}</h1><small>Tue, 05 Mar 2024 07:15 GMT</small>{body(s)}<hr><a href="/prev">Previous</a> | <a href="/next">Next</a> | <a href="#top">Top</a></body></html>"""
    return html, expect(s, published="2024-03-05T07:15Z")


@template
def gallery_short(s, n):
    two = s["parts"][:3]
    slides = "".join(f'<li class="slide"><figure><img src="{i}.jpg"><figcaption class="slide__caption">Slide {i}: people stand in line for water in the square of {e(s["T"])}, where the pump has been broken since the spring. <span class="credit">Photo: Ann Bo</span></figcaption></figure></li>' for i in range(6))
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{e(s['title'])} in pictures</title><meta property="og:title" content="{e(s['title'])}"><meta itemprop="datePublished" content="2024-05-30T15:00:00Z"></head><body><div class="top"><a href="/">Weekly Lens</a></div><div class="content"><h1>{e(s['title'])}</h1><div class="gallery"><ul class="slides">{slides}</ul></div><div class="intro">{body(dict(s, parts=two))}</div><div class="rel"><h4>See also</h4><p><a href="/z">{e(headlines(s, 1)[0])}</a></p></div></div></body></html>"""
    return html, expect(s, paragraphs=texts(dict(s, parts=two)), published="2024-05-30T15:00:00Z")


FOREIGN = {
    "es": ("windows-1252", "Mueren cuatro mineros en una protesta en San Orel", ["Cuatro mineros murieron y once resultaron heridos el jueves durante una protesta en San Orel, según informó el gobernador de la provincia.", "Los mineros cortaban desde el lunes la carretera del lago para exigir el pago de tres meses de salario. La policía afirmó que «respondió a una agresión».", "El sindicato niega que hubiera armas entre los manifestantes y pide que un juez de la capital investigue lo ocurrido en la carretera.", "La ministra del Interior viajará el viernes a la zona. Se han convocado nuevas marchas en Quillana para el fin de semana."], "7 de marzo de 2024", "2024-03-07"),
    "de": ("iso-8859-1", "Drei Festnahmen nach Brandanschlag auf Bürgerbüro", ["Nach dem Brandanschlag auf ein Bürgerbüro in Stowe Cross hat die Polizei drei Männer festgenommen. Das teilte die Staatsanwaltschaft am Dienstag mit.", "Verletzt wurde niemand. Der Schaden wird auf 40.000 Kronen geschätzt, das Büro bleibt vorerst geschlossen.", "Die Männer sollen einer Gruppe angehören, die sich „Freie Pächter“ nennt. Ihre Anwälte weisen den Vorwurf zurück.", "Der Bürgermeister sprach von einem „Angriff auf alle, die hier Verantwortung übernehmen“. Am Abend ist eine Kundgebung geplant."], "12. März 2024, 17:30 Uhr", "2024-03-12T17:30"),
    "fr": ("utf-8", "Grève des dockers : le port d’Asker paralysé", ["Le port d’Asker est resté paralysé mercredi, au troisième jour d’une grève des dockers qui réclament une hausse de salaire de neuf pour cent.", "Une trentaine de navires attendent au large, selon la capitainerie. Deux cargaisons de céréales ont été détournées vers Hadeln.", "« Nous avons attendu trois hivers », a déclaré la porte-parole du syndicat, Lia Corran, devant les grilles du terminal.", "Le ministre du travail a proposé une médiation, que les grévistes devaient examiner jeudi matin en assemblée générale."], "Publié le 6 mars 2024 à 19h05", "2024-03-06T19:05"),
    "ru": ("windows-1251", "В Ководе задержаны участники шествия", ["В Ководе полиция задержала не менее двадцати участников шествия против повышения цен на хлеб, сообщили в субботу правозащитники.", "По их словам, задержанных доставили в два отделения на левом берегу. Адвокатов к ним не пускали до позднего вечера.", "В управлении внутренних дел заявили, что шествие не было согласовано, и отказались назвать число задержанных.", "Следующая акция намечена на среду. Мэрия предложила организаторам площадку за пределами центра города."], "9 марта 2024, 21:40", "2024-03-09T21:40"),
}


@template
def foreign_paper(s, n):
    code = list(FOREIGN)[n % 4]
    charset, title, parts, shown, iso = FOREIGN[code]
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if code != "ru" else ""
    html = f"""<!DOCTYPE html><html lang="{code}"><head>{meta}<title>{title}</title></head><body><ul id="nav"><li><a href="/">Inicio</a></li><li><a href="/b">B</a></li><li><a href="/c">C</a></li></ul><div id="col1"><h1>{title}</h1><div class="fecha">{shown}</div>{''.join(f'<p>{e(p, quote=False)}</p>' for p in parts)}</div><div id="col2"><h4>+</h4><ul><li><a href="/1">{title}</a></li></ul></div></body></html>"""
    written = "windows-1252" if charset == "iso-8859-1" else charset  # as the web means it
    return html.encode(written), dict(title=title, paragraphs=parts, published=iso, language=code)


@template
def right_to_left(s, n):
    title = "مقتل ثلاثة في انفجار قرب سوق تل مرش"
    parts = ["قُتل ثلاثة أشخاص وأصيب سبعة آخرون في انفجار وقع صباح الثلاثاء قرب سوق تل مرش، بحسب ما أعلنت السلطات المحلية في قديرة.",
             "وقال المتحدث باسم الشرطة إن التحقيق جارٍ لمعرفة سبب الانفجار، مضيفا أن الطريق المؤدية إلى السوق أُغلقت أمام حركة المرور.",
             "ونفت الكتائب الشمالية أي صلة لها بالحادث، ودعت في بيان إلى تحقيق مستقل بإشراف لجنة من خارج البلاد."]
    text = "".join(f"<p>\u202b{p}\u202c</p>" for p in parts)
    html = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title><meta property="article:published_time" content="2024-03-05T09:30:00+03:00"><meta property="og:site_name" content="صدى المرش"></head><body><nav><a href="/">الرئيسية</a><a href="/n">أخبار</a></nav><article><h1>\u200f{title}</h1><div class="post-body">{text}</div></article><div class="related"><a href="/x">المزيد</a></div></body></html>"""
    return html, dict(title=title, paragraphs=parts, published="2024-03-05T09:30:00+03:00", outlet="صدى المرش", language="ar")
