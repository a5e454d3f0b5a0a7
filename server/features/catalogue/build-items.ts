import type { SelectableItem } from '../../api/portal.js';
import type { Entry, EntryCondition, FormPlace } from './catalogue-types.js';
import { formKey } from './form-key.js';
import { isFixed } from './build-fields.js';
import { placeOf, type Found } from './flatten-entries.js';

/** What the form needs to know of a service item. */
export interface FormServiceItem {
  id: string;
  promisedText: string | null;
}

/** What can be ticked, what goes along and what happens by itself (R88–R95), in the document's order. */
export function buildItems(
  found: readonly Found[],
  place: FormPlace,
  serviceItems: ReadonlyMap<string, FormServiceItem>,
): SelectableItem[] {
  return found
    .filter(({ entry, isTick }) => entry.kind !== 'field' && entry.service_item && !isTick)
    .map((each) => toItem(each, found, place, serviceItems));
}

function toItem(
  { entry, section, group, serviceItemId: partOf }: Found,
  found: readonly Found[],
  place: FormPlace,
  serviceItems: ReadonlyMap<string, FormServiceItem>,
): SelectableItem {
  const serviceItemId = entry.service_item as string;
  const { label, department, elsewhere } = placeOf(entry, place);
  const automatic = entry.automatic === true;
  const defaultWith = linked(entry, 'default-selected', found);
  const automaticWith = linked(entry, 'automatic', found);
  const selectable = !elsewhere && isSelectable(entry, partOf);
  return {
    serviceItemId,
    name: label ?? entry.label,
    group: section.name,
    subgroup: group,
    selectable,
    automatic,
    defaultSelected: selectable && entry.default_selected === true && defaultWith === null,
    defaultSelectedWith: defaultWith?.entry.service_item ?? null,
    automaticWith: automaticWith?.entry.service_item ?? null,
    automaticWhen: automaticWith?.isTick ? [{ key: formKey(automaticWith.entry), equals: true }] : [],
    partOf,
    elsewhere: elsewhere !== undefined,
    department: department ?? null,
    followUp: followUpOf(entry),
    promisedText: serviceItems.get(serviceItemId)?.promisedText ?? null,
    note: noteOf(entry, wholeOf(partOf, found), place) || null,
  };
}

/** What the document has the applicant do afterwards: “如勾选“劳动用工备案”，用人单位应及时补充招用员工具体信息。” (R97) */
const followUpOf = ({ conditions }: Entry): string | null =>
  conditions
    ?.find(({ effect }) => effect === 'supplement-required-by-employer')
    ?.text?.replace(/^如勾选“[^”]*”，/, '')
    .replace(/。$/, '') ?? null;

/** The item that another is part of. */
const wholeOf = (partOf: string | null, found: readonly Found[]): Found | undefined =>
  found.find(
    ({ entry, isTick }) => partOf !== null && entry.kind === 'service' && entry.service_item === partOf && !isTick,
  );

/**
 * By the document's own mark. Where it has none, an item that stands for itself can be ticked, one that stands below another goes
 * along with that one; a notice (`失业保险金停发`) is given by ticking it (R96).
 */
function isSelectable(entry: Entry, partOf: string | null): boolean {
  if (entry.kind === 'notice' || entry.selectable === true) return true;
  return entry.automatic !== true && !entry.selection_text && partOf === null;
}

function linked(entry: Entry, effect: string, found: readonly Found[]): Found | null {
  const condition = entry.conditions?.find(
    (each): each is EntryCondition & { depends_on: string } =>
      each.effect === effect && each.operator === 'selected' && Boolean(each.depends_on),
  );
  return found.find((each) => each.entry.id === condition?.depends_on) ?? null;
}

function noteOf(entry: Entry, whole: Found | undefined, place: FormPlace): string {
  const { hint, elsewhere } = placeOf(entry, place);
  if (elsewhere) return elsewhere;
  const applies = entry.conditions?.some(({ operator }) => operator === 'applies' || operator === 'eligible') === true;
  const automatic =
    entry.automatic !== true
      ? null
      : entry.selectable === true
        ? `${applies ? '如涉及，' : ''}由系统自动办理，可以取消`
        : '无需申请，符合条件的由系统自动办理';
  const along =
    whole && entry.selectable !== true && entry.automatic !== true ? `随“${whole.entry.label}”一起办` : null;
  const fixed = (entry.children ?? [])
    .filter((child) => isFixed(child))
    .map((child) => (child.options?.[0] ? `${child.label}：${child.options[0]}` : child.label));
  return [entry.routing, automatic, along, ...fixed, followUpOf(entry), entry.informed_commitment, hint]
    .filter(Boolean)
    .map((part) => String(part).replace(/。$/, ''))
    .join('；');
}
