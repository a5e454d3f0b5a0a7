interface Group {
  id: string;
  label: string;
  entries?: { id: string }[];
}

/** After all other providers. */
const LAST = 100;
/** What a designer decides, in this order; job types, messages and mappings come with the step's template. */
const GROUPS = [
  'general',
  'ElementTemplates__CustomProperties',
  'assignmentDefinition',
  'condition',
  'multiInstance',
  'documentation',
];
/** Ids are made, not typed: only the name is asked. Time limits are settings, and a step is given to a unit or a post. */
const HIDDEN_ENTRIES = [
  'id',
  'processId',
  'isExecutable',
  'versionTag',
  'assignmentDefinitionCandidateUsers',
  'taskScheduleDueDate',
  'taskScheduleFollowUpDate',
  'priorityDefinitionPriority',
];

const rank = ({ id }: Group) => GROUPS.findIndex((known) => id === known || id.startsWith(`${known}-`));

/** Which groups of the properties panel are shown. */
export const shownGroups = (groups: Group[]): Group[] =>
  groups
    .filter((group) => rank(group) !== -1)
    .sort((a, b) => rank(a) - rank(b))
    .map((group) =>
      group.entries ? { ...group, entries: group.entries.filter(({ id }) => !HIDDEN_ENTRIES.includes(id)) } : group,
    );

class PanelGroups {
  static $inject = ['propertiesPanel'];
  constructor(propertiesPanel: { registerProvider(priority: number, provider: object): void }) {
    propertiesPanel.registerProvider(LAST, this);
  }
  getGroups() {
    return shownGroups;
  }
}

export const panelGroupsModule = { __init__: ['panelGroups'], panelGroups: ['type', PanelGroups] };
