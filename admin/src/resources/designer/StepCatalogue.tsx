import { useState, type MouseEvent } from 'react';
import { createStep } from './apply-step.js';
import type { DesignModeler } from './create-modeler.js';
import type { Shape, StepTemplate } from './modeler-services.js';
import { createPlain, PLAIN_ELEMENTS } from './plain-elements.js';
import { iconOf } from './step-menus.js';

/** 人社环节: every step that may be drawn. A click takes it up, the next click on the canvas puts it down. */
export function StepCatalogue({ templates, modeler }: { templates: StepTemplate[]; modeler: DesignModeler | null }) {
  const [words, setWords] = useState('');
  const found = templates.filter((template) => template.name.includes(words.trim()));
  const groups = [...new Set(found.map((template) => template.category?.name ?? '其他环节'))];
  const take = (make: () => Shape) => (event: MouseEvent) => modeler?.get('create').start(event.nativeEvent, make());
  return (
    <nav className="designer-catalogue" aria-label="人社环节">
      <input
        type="search"
        value={words}
        placeholder="找环节"
        aria-label="找环节"
        onChange={(event) => setWords(event.target.value)}
      />
      <details open>
        <summary>网关与事件</summary>
        {PLAIN_ELEMENTS.map((plain) => (
          <button
            key={plain.key}
            type="button"
            disabled={!modeler}
            onClick={take(() => createPlain(modeler!.get, plain))}
          >
            <span className={plain.icon} aria-hidden="true" />
            {plain.label}
          </button>
        ))}
      </details>
      {groups.map((group) => (
        <details key={group} open={words.trim() !== '' || undefined}>
          <summary>{group}</summary>
          {found
            .filter((template) => (template.category?.name ?? '其他环节') === group)
            .map((template) => (
              <button
                key={template.id}
                type="button"
                title={template.description}
                disabled={!modeler}
                onClick={take(() => createStep(modeler!.get, template))}
              >
                <span className={iconOf(template)} aria-hidden="true" />
                {template.name}
              </button>
            ))}
        </details>
      ))}
    </nav>
  );
}
