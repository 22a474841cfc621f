// Short names for what docs/reference/openapi.yaml says; schema.d.ts is made from it (`npm run types`).
import type { components } from './schema';

type Schemas = components['schemas'];
export type Span = [number, number];
export type EventRecord = Schemas['Record'];
export type Party = Schemas['Party'];
export type Place = Schemas['Place'];
export type Quantity = Schemas['Quantity'];
export type RecordPage = Schemas['RecordPage'];
export type Status = Schemas['Status'];
export type Article = Schemas['ArticleFields'];
export type ArticlePage = Schemas['ArticlePage'];
export type ArticleWithRecords = Schemas['ArticleWithRecords'];
export type Happening = Schemas['Happening'];
export type HappeningPage = Schemas['HappeningPage'];
export type HappeningWithAccounts = Schemas['HappeningWithAccounts'];
export type Value = Schemas['Value'];
export type Tally = Schemas['Tally'];
export type Ledgers = Schemas['Ledgers'];
export type Actors = Schemas['Actors'];
export type ActorWithPartners = Schemas['ActorWithPartners'];
export type Places = Schemas['Places'];
export type Facets = Schemas['Facets'];
export type Timeline = Schemas['Timeline'];
export type TypeCounts = Schemas['TypeCounts'];
export type Coded = Schemas['Coded'];
export type Problem = Schemas['Problem'];
