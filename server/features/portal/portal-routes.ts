import type { Readable } from 'node:stream';
import { z } from 'zod';
import { Download, route, type Route, type RouteRequest } from '../../http/route.js';
import { forbidden, invalidArgument } from '../../shared/app-error.js';
import type { CommandContext } from '../../shared/command-context.js';
import type { Secrets } from '../../shared/secrets.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { findMissingEntries } from '../catalogue/find-missing-entries.js';
import { findOneThings } from '../catalogue/find-one-things.js';
import { getOpenOneThingForm } from '../catalogue/get-one-thing-form.js';
import { getMaterialFile } from '../materials/get-material-file.js';
import { getCorrectionForm } from './get-correction-form.js';
import { getDraft } from './get-draft.js';
import { getCheckable } from './get-checkable.js';
import { applicantOf } from './portal-access.js';
import type { PortalCommands } from './portal-commands.js';
import {
  correctionParams,
  draftBody,
  idParams,
  materialBody,
  materialParams,
  reasonBody,
  submitBody,
  supplyBody,
  trackBody,
} from './portal-schemas.js';
import { trackApplication } from './track-application.js';

interface Deps {
  commands: PortalCommands;
  settings: SettingsService;
  secrets: Secrets;
  files: { read(path: string): Readable };
}

const TAG = '门户';

/** The public portal: no account; a draft's secret or a looked-up number opens one application (server/api/portal.ts). */
export function createPortalRoutes({ commands, settings, secrets, files }: Deps): Route[] {
  /** The request's context, acting as the applicant of this application. */
  const asApplicant = async (
    { context, header }: Pick<RouteRequest<unknown, unknown, unknown>, 'context' | 'header'>,
    id: string,
  ): Promise<CommandContext> => ({
    ...context,
    actor: await applicantOf(context.db, context.clock, secrets, id, {
      draft: header('x-draft-token'),
      track: header('x-track-token'),
    }),
  });
  const anonymous = (context: CommandContext): CommandContext => ({
    ...context,
    actor: { type: 'APPLICANT', applicationId: null },
  });

  return [
    route({
      method: 'get',
      path: '/portal/one-things',
      summary: '“一件事”清单',
      tag: TAG,
      access: 'public',
      handle: ({ context }) => findOneThings(context.db),
    }),
    route({
      method: 'get',
      path: '/portal/one-things/:id',
      summary: '“一件事”的表单',
      tag: TAG,
      access: 'public',
      params: idParams,
      handle: ({ context, params }) => getOpenOneThingForm(context.db, context.clock, settings, params.id),
    }),
    route({
      method: 'post',
      path: '/portal/applications',
      summary: '开始一份草稿',
      tag: TAG,
      access: 'public',
      body: z.object({ oneThingId: z.string().max(100) }),
      handle: ({ context, body }) => commands.createDraft(anonymous(context), body),
    }),
    route({
      method: 'get',
      path: '/portal/applications/:id/draft',
      summary: '取草稿',
      tag: TAG,
      access: 'public',
      params: idParams,
      handle: async (request) => getDraft(await asApplicant(request, request.params.id), request.params.id),
    }),
    route({
      method: 'put',
      path: '/portal/applications/:id/draft',
      summary: '保存草稿',
      tag: TAG,
      access: 'public',
      params: idParams,
      body: draftBody,
      handle: async (request) =>
        commands.saveDraft(await asApplicant(request, request.params.id), { id: request.params.id, ...request.body }),
    }),
    route({
      method: 'post',
      path: '/portal/applications/:id/check',
      summary: '一次列明所缺',
      tag: TAG,
      access: 'public',
      params: idParams,
      handle: async (request) => {
        const { db, clock } = await asApplicant(request, request.params.id);
        return { missing: await findMissingEntries(db, clock, settings, await getCheckable(db, request.params.id)) };
      },
    }),
    route({
      method: 'post',
      path: '/portal/applications/:id/submit',
      summary: '提交申请',
      tag: TAG,
      access: 'public',
      params: idParams,
      body: submitBody,
      handle: async (request) =>
        commands.submit(await asApplicant(request, request.params.id), { id: request.params.id, ...request.body }),
    }),
    route({
      method: 'post',
      path: '/portal/applications/:id/materials',
      summary: '上传材料',
      tag: TAG,
      access: 'public',
      params: idParams,
      body: materialBody,
      upload: true,
      handle: async (request) => {
        if (!request.file) throw invalidArgument('Expected a file', '请选择要上传的文件');
        const context = await asApplicant(request, request.params.id);
        return commands.attachMaterial(context, {
          applicationId: request.params.id,
          key: request.body.key,
          correctionId: request.body.correctionId,
          fileName: request.file.name,
          content: request.file.content,
        });
      },
    }),
    route({
      method: 'delete',
      path: '/portal/applications/:id/materials/:materialId',
      summary: '删除材料',
      tag: TAG,
      access: 'public',
      params: materialParams,
      handle: async (request) =>
        commands.removeMaterial(await asApplicant(request, request.params.id), {
          applicationId: request.params.id,
          materialId: request.params.materialId,
        }),
    }),
    route({
      method: 'get',
      path: '/portal/applications/:id/materials/:materialId/file',
      summary: '查看自己交的材料',
      tag: TAG,
      access: 'public',
      params: materialParams,
      handle: async (request) => {
        const { db } = await asApplicant(request, request.params.id);
        const file = await getMaterialFile(db, request.params.materialId);
        if (file.applicationId !== request.params.id)
          throw forbidden('Expected a material of this application', '没有找到这个文件');
        return new Download(file.name, file.contentType, files.read(file.path), 'inline');
      },
    }),
    route({
      method: 'post',
      path: '/portal/track',
      summary: '凭编号和手机号后四位查询',
      tag: TAG,
      access: 'public',
      body: trackBody,
      handle: ({ context, body, address }) =>
        trackApplication(anonymous(context), { settings, secrets }, { ...body, address }),
    }),
    route({
      method: 'get',
      path: '/portal/applications/:id/progress',
      summary: '办理进度',
      tag: TAG,
      access: 'public',
      params: idParams,
      handle: async (request) => commands.getProgress(await asApplicant(request, request.params.id), request.params.id),
    }),
    route({
      method: 'post',
      path: '/portal/applications/:id/withdraw',
      summary: '撤回申请',
      tag: TAG,
      access: 'public',
      params: idParams,
      body: reasonBody,
      handle: async (request) =>
        commands.withdraw(await asApplicant(request, request.params.id), {
          id: request.params.id,
          reason: request.body.reason,
        }),
    }),
    route({
      method: 'get',
      path: '/portal/applications/:id/corrections/:correctionId',
      summary: '补正要填要交的内容',
      tag: TAG,
      access: 'public',
      params: correctionParams,
      handle: async (request) =>
        getCorrectionForm(await asApplicant(request, request.params.id), settings, {
          applicationId: request.params.id,
          correctionId: request.params.correctionId,
        }),
    }),
    route({
      method: 'post',
      path: '/portal/applications/:id/corrections/:correctionId/supply',
      summary: '提交补正',
      tag: TAG,
      access: 'public',
      params: correctionParams,
      body: supplyBody,
      handle: async (request) =>
        commands.supply(await asApplicant(request, request.params.id), {
          applicationId: request.params.id,
          correctionId: request.params.correctionId,
          form: request.body.form,
        }),
    }),
  ];
}
