/** Shapes of the domain data (prisma/seed/catalogue/*.yaml, after documents 002 附件1 and 004 附件2), as far as the product reads them. */

export interface Source {
  doc: string;
  section: string;
}

export interface EntryCondition {
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
  service_item?: string | null;
  selection_text?: string | null;
  default_selected?: boolean;
  selectable?: boolean;
  automatic?: boolean;
  group?: boolean;
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

/** The place's own part (prisma/seed/catalogue/place.yaml). */
export interface PlaceData {
  one_things: Record<string, { process_id?: string; plain_name: string; number_prefix?: string }>;
  options: Record<string, string[]>;
  fields: Record<string, { or_unlimited?: string; hint?: string }>;
  item_units: Record<string, string[]>;
  limit_cases: Record<string, { case?: string; county_group?: string }>;
  /** Items without a limit in any document, to which the place gives its default. */
  own_limits: string[];
}
