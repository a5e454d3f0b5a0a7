import { z } from 'zod';
import type { Readable } from 'node:stream';
import { Download, route, type Route } from '../../http/route.js';
import { forbidden, invalidArgument } from '../../shared/app-error.js';
import type { CommandContext } from '../../shared/command-context.js';
import { attachMaterial, type MaterialDeps } from './attach-material.js';
import { findMaterials } from './find-materials.js';
import { getMaterialFile } from './get-material-file.js';
import { removeMaterial } from './remove-material.js';

interface Deps extends MaterialDeps {
  files: MaterialDeps['files'] & { read(path: string): Readable };
  /** Whether this official may see the application; the rule of the applications feature. */
  mayRead(context: CommandContext, applicationId: string): Promise<boolean>;
}

const TAG = '材料';
const id = z.string().min(1).max(100);

/** Materials in the console: officials look at them, a counter clerk also files them for the applicant. */
export function createMaterialsRoutes(deps: Deps): Route[] {
  const requireRead = async (context: CommandContext, applicationId: string) => {
    if (!(await deps.mayRead(context, applicationId)))
      throw forbidden(
        `Expected the right to read application ${applicationId}`,
        '无权查看这份申请的材料，请联系综合窗口',
      );
  };
  return [
    route({
      method: 'get',
      path: '/materials/:id/file',
      summary: '查看或下载材料',
      tag: TAG,
      access: 'application.read',
      params: z.object({ id }),
      handle: async ({ context, params }) => {
        const file = await getMaterialFile(context.db, params.id);
        await requireRead(context, file.applicationId);
        return new Download(file.name, file.contentType, deps.files.read(file.path), 'inline');
      },
    }),
    route({
      method: 'get',
      path: '/applications/:id/materials',
      summary: '一份申请的材料',
      tag: TAG,
      access: 'application.read',
      params: z.object({ id }),
      handle: async ({ context, params }) => {
        await requireRead(context, params.id);
        return findMaterials(context.db, context.actor, params.id);
      },
    }),
    route({
      method: 'post',
      path: '/applications/:id/materials',
      summary: '代申请人上传材料',
      tag: TAG,
      access: 'application.file',
      params: z.object({ id }),
      body: z.object({ key: z.string().min(1).max(200), correctionId: id.optional() }),
      upload: true,
      handle: async ({ context, params, body, file }) => {
        if (!file) throw invalidArgument('Expected a file', '请选择要上传的文件');
        return attachMaterial(context, deps, {
          applicationId: params.id,
          key: body.key,
          correctionId: body.correctionId,
          fileName: file.name,
          content: file.content,
        });
      },
    }),
    route({
      method: 'delete',
      path: '/applications/:id/materials/:materialId',
      summary: '代申请人删除材料',
      tag: TAG,
      access: 'application.file',
      params: z.object({ id, materialId: id }),
      handle: ({ context, params }) =>
        removeMaterial(context, { applicationId: params.id, materialId: params.materialId }),
    }),
  ];
}
