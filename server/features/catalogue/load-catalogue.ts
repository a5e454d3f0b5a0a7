import { fileURLToPath } from 'node:url';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import type { BudgetUnit } from '../../shared/deadline-service.js';
import type { FormPlace, LimitData, PlaceData, ServiceItemData } from './catalogue-types.js';
import type { CatalogueData } from './read-catalogue.js';

/** One limit of an item as the deadlines read it. */
export interface ItemLimit {
  value: number;
  unit: BudgetUnit;
  case?: string | undefined;
  caseName?: string | undefined;
}

const UNITS: Record<string, BudgetUnit> = {
  'working-day': 'WORKING_DAY',
  day: 'DAY',
  month: 'MONTH',
  hour: 'HOUR',
  minute: 'MINUTE',
  instant: 'INSTANT',
};

/** The limits that hold in this place: where a document gives several cases, the one the place has chosen. Null: the document names none (R146). */
export function limitsOfPlace(
  limits: LimitData[] | null | undefined,
  choice: PlaceData['limit_cases'][string] | undefined,
): ItemLimit[] | null {
  if (!limits) return null;
  return limits
    .filter((limit) => !choice?.case || !limit.case || limit.case === choice.case)
    .filter((limit) => !choice?.county_group || !limit.county_group || limit.county_group === choice.county_group)
    .map((limit) => {
      const unit = UNITS[limit.unit];
      if (!unit) throw new Error(`Unknown unit of a limit: ${limit.unit}`);
      return { value: limit.value, unit, case: limit.case, caseName: limit.case_name };
    });
}

/** This very code: what it makes of the files is new when it is new itself. */
export const CATALOGUE_LOADER = fileURLToPath(import.meta.url);
/** The line of the ledger that says which catalogue was loaded last. */
export const CATALOGUE_LOADED = { action: 'catalogue.loaded', subjectType: 'catalogue', subjectId: 'catalogue' };

/**
 * Loads the catalogue into its tables: one-things, service items with their limits, and which unit handles what here. Loading again
 * replaces what the documents say and leaves the units' assignment as an administrator changed it. `fingerprint`: of the files that
 * it was read from.
 */
export async function loadCatalogue(context: CommandContext, data: CatalogueData, fingerprint?: string): Promise<void> {
  await inTransaction(context, async ({ tx, ledger }) => {
    for (const oneThing of data.oneThings) {
      const here = data.place.one_things[oneThing.id];
      const row = {
        name: oneThing.name,
        sortOrder: oneThing.order,
        applicantKind: oneThing.applicant,
        processId: here?.process_id ?? null,
        plainName: here?.plain_name ?? oneThing.name,
        sections: oneThing.sections as unknown as object,
        place: {
          ...formPlace(data.place, oneThing.id),
          waitsFor: data.place.waits_for[oneThing.id] ?? {},
          resultReceivers: data.place.result_receivers,
          ...(here?.number_prefix ? { numberPrefix: here.number_prefix } : {}),
        } as object,
        sourceDoc: oneThing.source.doc,
        sourceSection: oneThing.source.section,
      };
      await tx.oneThing.upsert({ where: { id: oneThing.id }, create: { id: oneThing.id, ...row }, update: row });
    }
    for (const item of data.serviceItems) {
      const row = serviceItemRow(item, data.place);
      await tx.serviceItem.upsert({ where: { id: item.id }, create: { id: item.id, ...row }, update: row });
      const known = await tx.serviceItemUnit.count({ where: { serviceItemId: item.id } });
      const units = data.place.item_units[item.id] ?? [];
      if (known === 0 && units.length > 0)
        await tx.serviceItemUnit.createMany({
          data: units.map((unitId, index) => ({ serviceItemId: item.id, unitId, priority: index + 1 })),
        });
    }
    await ledger({
      ...CATALOGUE_LOADED,
      summary: `载入事项目录：${data.oneThings.length} 个“一件事”，${data.serviceItems.length} 个事项`,
      detail: { fingerprint: fingerprint ?? null },
    });
  });
}

/** What of the place's part the form of this one-thing is made with. */
const formPlace = ({ applicants, additions, repeat, options, fields }: PlaceData, oneThingId: string): FormPlace => ({
  ...(applicants?.[oneThingId] ? { applicants: { [oneThingId]: applicants[oneThingId] } } : {}),
  ...(additions ? { additions } : {}),
  ...(repeat ? { repeat } : {}),
  options,
  fields,
});

function serviceItemRow(item: ServiceItemData, place: PlaceData) {
  const choice = place.limit_cases[item.id];
  const limits = item.time_limits;
  const promised = limitsOfPlace(limits?.promised, choice);
  const statutory = limitsOfPlace(limits?.statutory, choice);
  return {
    name: item.name,
    board: item.board ?? null,
    handlingUnitName: item.handling_unit?.name ?? null,
    ...(promised ? { promisedLimits: promised as unknown as object } : {}),
    ...(statutory ? { statutoryLimits: statutory as unknown as object } : {}),
    promisedText: limits?.raw_promised ?? null,
    statutoryText: limits?.raw_statutory ?? null,
    locallyDefined: limits?.locally_defined ?? place.own_limits.includes(item.id),
    sourceDoc: item.source.doc,
    sourceSection: item.source.section,
    limitSource: limits?.source ? `${limits.source.doc} ${limits.source.section}` : null,
  };
}
