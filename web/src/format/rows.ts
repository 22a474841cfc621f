// Records and happenings as the rows of one table: a happening is told in the words of its first record.
import type { EventRecord, Happening } from '../api/types';
import { happeningLink, reportLink } from '../query/links';
import { days, toldAs, when } from './words';

export interface Row {
  key: string;
  record: EventRecord;
  type: string;
  day: string;
  placedBy: string | null; // why the day is no day that the words tell
  told: string | null; // how the reports of a happening tell it together
  link: string; // to the words
  reports: number | null; // of a happening
}

export function recordRow(record: EventRecord): Row {
  const day = when(record);
  return {
    key: record.id, record, type: record.event_type, day: day.text, told: null, reports: null,
    placedBy: day.undated ? 'The report gives no day; published then' : null,
    link: reportLink(record.doc, record.id),
  };
}

export const happeningRow = (happening: Happening): Row => ({
  key: happening.id, record: happening.first, type: happening.event_type, day: days(happening.day_start, happening.day_end), told: toldAs(happening.told), reports: happening.reports,
  placedBy: happening.undated ? "Placed by its first report's day of publication" : null,
  link: happeningLink(happening.id),
});
