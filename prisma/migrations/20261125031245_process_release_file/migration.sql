-- AlterTable
ALTER TABLE "ProcessRelease" ADD COLUMN "fileName" TEXT;
ALTER TABLE "ProcessRelease" ADD COLUMN "fileSha256" TEXT;

-- CreateIndex
CREATE INDEX "ProcessRelease_fileName_releasedAt_idx" ON "ProcessRelease"("fileName", "releasedAt");

