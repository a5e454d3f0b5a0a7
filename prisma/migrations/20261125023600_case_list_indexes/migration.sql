-- DropIndex
DROP INDEX "Application_applicantName_idx";

-- CreateIndex
CREATE INDEX "Application_applicantName_submittedAt_idx" ON "Application"("applicantName", "submittedAt");

-- CreateIndex
CREATE INDEX "Application_channel_submittedAt_idx" ON "Application"("channel", "submittedAt");

-- CreateIndex
CREATE INDEX "Application_oneThingId_submittedAt_idx" ON "Application"("oneThingId", "submittedAt");

-- CreateIndex
CREATE INDEX "Application_promisedDueAt_idx" ON "Application"("promisedDueAt");

-- CreateIndex
CREATE INDEX "ApplicationItem_unitId_number_idx" ON "ApplicationItem"("unitId", "number");

-- CreateIndex
CREATE INDEX "ApplicationItem_unitId_applicationId_idx" ON "ApplicationItem"("unitId", "applicationId");

-- CreateIndex
CREATE INDEX "ApplicationItem_serviceItemId_number_idx" ON "ApplicationItem"("serviceItemId", "number");
