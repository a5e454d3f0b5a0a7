import type { Condition } from '../../api/form-rules.js';
import type { Entry, FormPlace, PlaceApplicant, PlaceEntry, PlaceField, Section } from './catalogue-types.js';
import { formKey } from './form-key.js';

/** An entry and where it stands. */
export interface Found {
  entry: Entry;
  /** Heading: the item that asks, else the section. */
  heading: string;
  section: Section;
  /** The group it is an option of (`社保关系转入`). */
  group: string | null;
  /** Nearest service item above; null for the basic part. */
  serviceItemId: string | null;
  /** Ticks within an item that it stands under (`住院费用`). */
  when: Condition[];
  /** A service entry below one of the same item: a tick of that item, not an item. */
  isTick: boolean;
}

const PLACE_SOURCE = { doc: '本地', section: 'place.yaml' };
const APPLICANT_SECTION = '申请人';

/** Every entry of a one-thing in order, the place's additions before the document's. Groups are headings and no entries. */
export function flattenEntries(sections: Section[], place: FormPlace, applicant: PlaceApplicant | undefined): Found[] {
  const own = applicant?.entries?.length ? [applicantSection(applicant)] : [];
  return [...own, ...sections].flatMap((section) =>
    walk(section.entries, place, {
      section,
      heading: place.fields[section.id]?.label ?? section.name,
      group: null,
      serviceItemId: null,
      when: [],
    }),
  );
}

type Place = Omit<Found, 'entry' | 'isTick'>;

function walk(entries: readonly Entry[], place: FormPlace, at: Place): Found[] {
  return entries.flatMap((entry): Found[] => {
    const children = [...(place.additions?.[entry.id] ?? []).map(withSource), ...(entry.children ?? [])];
    if (entry.kind === 'service' && entry.group === true)
      return walk(children, place, { ...at, group: placeOf(entry, place).label ?? entry.label });
    const isTick = entry.kind === 'service' && at.serviceItemId !== null && entry.service_item === at.serviceItemId;
    const below = isTick
      ? { ...at, when: [...at.when, { key: formKey(entry), equals: true }] }
      : entry.kind === 'service' && entry.service_item
        ? { ...at, serviceItemId: entry.service_item, heading: placeOf(entry, place).label ?? entry.label, group: null }
        : at;
    return [{ ...at, entry, isTick }, ...walk(children, place, below)];
  });
}

/** How the place asks for this entry. */
export function placeOf(entry: Entry, { fields }: Pick<FormPlace, 'fields'>): PlaceField {
  const wider = entry.kind === 'field' ? entry.data_element : (entry.service_item ?? undefined);
  return { ...(wider ? fields[wider] : {}), ...fields[entry.id] };
}

const withSource = (entry: PlaceEntry): Entry => ({ ...entry, source: PLACE_SOURCE });

const applicantSection = (applicant: PlaceApplicant): Section => ({
  id: 'applicant',
  order: 0,
  name: applicant.section ?? APPLICANT_SECTION,
  kind: 'basic',
  entries: (applicant.entries ?? []).map(withSource),
  source: PLACE_SOURCE,
});
