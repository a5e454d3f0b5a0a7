/** Shapes of the domain data (prisma/seed/catalogue/*.yaml, after documents 002 附件1 and 004 附件2), as far as the product reads them. */

export interface Source {
  doc: string;
  section: string;
}

export interface EntryCondition {
  /** In the document's words. */
  text?: string;
  depends_on?: string;
  operator: string;
  value?: unknown;
  effect: string;
}

export interface Entry {
  id: string;
  kind: 'field' | 'service' | 'notice';
  label: string;
  type?: string;
  data_element?: string;
  subject?: string;
  options?: string[];
  options_complete?: boolean;
  default_value?: string;
  /** The same answer by default, another one on purpose. */
  may_differ?: boolean;
  service_item?: string | null;
  selection_text?: string | null;
  default_selected?: boolean;
  selectable?: boolean;
  automatic?: boolean;
  group?: boolean;
  option_of_group?: boolean;
  informed_commitment?: string;
  routing?: string;
  note?: string;
  conditions?: EntryCondition[];
  children?: Entry[];
  source: Source;
}

export interface Section {
  id: string;
  order: number;
  name: string;
  kind: string;
  entries: Entry[];
  source: Source;
}

export interface OneThingData {
  id: string;
  order: number;
  name: string;
  applicant: string;
  sections: Section[];
  source: Source;
}

export interface LimitData {
  value: number;
  /** working-day, day, month, minute, instant */
  unit: string;
  case?: string;
  case_name?: string;
  county_group?: string;
}

export interface ServiceItemData {
  id: string;
  name: string;
  board?: string | null;
  handling_unit?: { name: string } | null;
  time_limits?: {
    statutory: LimitData[] | null;
    promised: LimitData[] | null;
    locally_defined?: boolean;
    raw_statutory?: string;
    raw_promised?: string;
    source?: Source;
  } | null;
  source: Source;
}

/** An entry that the place asks for beside those of the document. */
export type PlaceEntry = Omit<Entry, 'source'>;

/** How the place asks for an entry, by entry id, data element or service item; the narrower one wins. */
export interface PlaceField {
  label?: string;
  hint?: string;
  type?: string;
  /** May stay empty. */
  optional?: boolean;
  initial?: string;
  /** Of a date: not later than today. */
  past?: boolean;
  /** Label of a tick that makes it unnecessary. */
  or_unlimited?: string;
  /** Asked only while the other entry has this answer. */
  only_when?: { entry: string; equals: unknown };
  /** Asked only with one of these service items. */
  only_with?: string[];
  /** Of a service item of another department: whose (R105). */
  department?: string;
  /** Of a service item that is done elsewhere and therefore not applied for here: where (R112). */
  elsewhere?: string;
}

/** Who applies: the entries about them that stand before the document's, and where the product reads who it is. */
export interface PlaceApplicant {
  /** Heading of the entries. */
  section?: string;
  /** What must be known before filling in. */
  note?: string;
  /** PERSON or EMPLOYER: under which heading the portal lists it. */
  kind?: 'PERSON' | 'EMPLOYER';
  entries?: PlaceEntry[];
  /** Form keys; the first answered one counts. */
  name?: string[];
  phone?: string[];
  /** Subject whose ID number finds shared data. */
  person?: string;
}

/** The place's own part (prisma/seed/catalogue/place.yaml). */
export interface PlaceData {
  one_things: Record<string, { process_id?: string; plain_name: string; number_prefix?: string }>;
  applicants?: Record<string, PlaceApplicant>;
  /** Subjects of whom there may be several people (heirs, dependants): what they are called, and how many can be filled in. */
  repeat?: Record<string, { name: string; most: number }>;
  /** Service entry → what is asked beside the document's entries below it. */
  additions?: Record<string, PlaceEntry[]>;
  options: Record<string, string[]>;
  fields: Record<string, PlaceField>;
  item_units: Record<string, string[]>;
  limit_cases: Record<string, { case?: string; county_group?: string }>;
  /** One-thing → service item → those of the same application that it waits for. */
  waits_for: Record<string, Record<string, string[]>>;
  /** Service item → units that act on its outcome, and the sentence that tells them what to do (R117). */
  result_receivers: Record<string, { units: string[]; task: string }>;
  /** Items without a limit in any document, to which the place gives its default. */
  own_limits: string[];
}

/** What of the place's part a form is made with. */
export type FormPlace = Pick<PlaceData, 'applicants' | 'additions' | 'repeat' | 'options' | 'fields'>;
