import type { Db } from '../../db.js';
import { notFound } from '../../shared/app-error.js';

/** Where a material's file is and to which application it belongs; the caller checks who may see that application. */
export async function getMaterialFile(
  db: Db,
  materialId: string,
): Promise<{ applicationId: string; name: string; contentType: string; path: string }> {
  const material = await db.material.findUnique({ where: { id: materialId }, include: { file: true } });
  if (!material?.file) throw notFound(`Expected to find the file of material ${materialId}`, '没有找到这个文件');
  return {
    applicationId: material.applicationId,
    name: material.file.name,
    contentType: material.file.contentType,
    path: material.file.path,
  };
}
