// Tables of the page as rows of cells, for CSV. Names are those of the API.
import type { ActorWithPartners, Actors, ArticlePage, EventRecord, Facets, Happening, HappeningWithAccounts, Places, Status, Tally, Timeline } from '../api/types';
import { claimsOf } from './claims';
import type { Table } from './csv';
import { codeOf, placeName } from './words';

export const happeningRows = (happenings: Happening[]): Table => ({
  columns: ['id', 'event_type', 'day_start', 'day_end', 'undated', 'told', 'reports', 'outlets', 'actor', 'recipient', 'place', 'first_record', 'sentence'],
  rows: happenings.map((each) => [
    each.id, each.event_type, each.day_start, each.day_end, each.undated, each.told, each.reports, each.outlets,
    each.first.actor.map(codeOf).join(';'), each.first.recipient.map(codeOf).join(';'), each.first.places.map(placeName).join(';'),
    each.first.id, each.first.sentence.text,
  ]),
});

export const timelineRows = (timeline: Timeline): Table => ({
  columns: ['start', 'by', 'event_type', 'count'],
  rows: timeline.buckets.flatMap((bucket) => Object.entries(bucket.types).map(([type, count]) => [bucket.start, timeline.by, type, count])),
});

export const placeRows = (places: Places): Table => ({
  columns: ['name', 'country', 'kind', 'lat', 'lon', 'geonameid', 'count'],
  rows: places.places.map((each) => [each.name, each.country, each.kind, each.lat, each.lon, each.geonameid, each.count]),
});

export const actorRows = (actors: Actors): Table => ({
  columns: ['code', 'country', 'name', 'as_actor', 'as_recipient'],
  rows: actors.actors.map((each) => [each.code, each.country, each.name, each.as_actor, each.as_recipient]),
});

export const partnerRows = (actor: ActorWithPartners): Table => ({
  columns: ['code', 'partner', 'name', 'role', 'event_type', 'count'],
  rows: actor.partners.flatMap((partner) =>
    (['as_actor', 'as_recipient'] as const).flatMap((role) =>
      Object.entries(partner[role]).map(([type, count]) => [actor.code, partner.code, partner.name, role, type, count]))),
});

// One row for each figure of each source, as `annals tally` knows them.
export const tallyRows = (tally: Tally): Table => ({
  columns: ['kind', 'happening', 'date', 'place', 'counted', 'source', 'reported', 'min', 'max', 'words', 'doc', 'record', 'quote'],
  rows: [
    ...tally.happenings.flatMap((each) =>
      [...each.sources.map((value) => ['figure', value] as const), ...each.denials.map((value) => ['denial', value] as const)].map(([kind, value]) => [
        kind, each.event, each.date, each.place, !each.alleged, value.source, value.date, value.min, value.max, value.words, value.doc, value.record, value.quote])),
    ...tally.statements.map((each) => ['statement', null, each.since, null, false, each.source, each.date, each.min, each.max, each.words, each.doc, each.record, each.text]),
  ],
});

export const figureRows = (happening: HappeningWithAccounts): Table => ({
  columns: ['role', 'kind', 'source', 'outlet', 'reported', 'min', 'max', 'words', 'doc', 'record', 'quote'],
  rows: happening.figures.flatMap((figure) =>
    [...figure.sources.map((value) => ['figure', value] as const), ...figure.denials.map((value) => ['denial', value] as const)].map(([kind, value]) => [
      figure.role, kind, value.source, value.outlet, value.date, value.min, value.max, value.words, value.doc, value.record, value.quote])),
});

// One row for each mention, as the report tells it.
export const accountRows = (happening: HappeningWithAccounts): Table => ({
  columns: ['happening', 'doc', 'outlet', 'published', 'told', 'record', 'event_type', 'factuality', 'confidence', 'actor', 'recipient', 'place', 'sentence'],
  rows: happening.accounts.flatMap((account) =>
    account.records.map((record) => [
      happening.id, account.doc, account.outlet, account.published, account.told, record.id, record.event_type, record.factuality, record.confidence,
      record.actor.map(codeOf).join(';'), record.recipient.map(codeOf).join(';'), record.places.map(placeName).join(';'), record.sentence.text])),
});

// One row for each field that speaks for or against a pair of accounts.
export const linkRows = (happening: HappeningWithAccounts): Table => ({
  columns: ['a', 'b', 'score', 'joins', 'field', 'weight', 'reason'],
  rows: happening.links.flatMap((link) => link.fields.map((field) => [link.a, link.b, link.score, link.joins, field.field, field.weight, field.reason])),
});

// One row for each claim: a field, its value, the words.
export const claimRows = (records: EventRecord[]): Table => ({
  columns: ['record', 'event_type', 'factuality', 'confidence', 'field', 'value', 'code', 'words', 'start', 'end'],
  rows: records.flatMap((record) =>
    claimsOf(record).map((claim) => [record.id, record.event_type, record.factuality, record.confidence, claim.field, claim.value, claim.code, claim.words, claim.span[0], claim.span[1]])),
});

export const articleRows = (page: ArticlePage): Table => ({
  columns: ['doc', 'version', 'published', 'outlet', 'title', 'url', 'licence', 'records'],
  rows: page.articles.map((each) => [each.doc, each.version, each.published, each.outlet, each.title, each.url, each.licence, each.records]),
});

export const facetRows = (facets: Facets): Table => ({
  columns: ['field', 'value', 'count'],
  rows: Object.entries(facets.facets).flatMap(([field, values]) => values.map(({ value, count }) => [field, value, count])),
});

export const outletRows = (status: Status): Table => ({
  columns: ['outlet', 'articles', 'first', 'last', 'licence', 'open'],
  rows: status.outlets.map((each) => [each.outlet, each.articles, each.first, each.last, each.licence, each.open]),
});
