-- CreateIndex
CREATE INDEX "Rectification_verifierUnitId_status_idx" ON "Rectification"("verifierUnitId", "status");

-- CreateIndex
CREATE INDEX "Rectification_evaluatorId_status_idx" ON "Rectification"("evaluatorId", "status");
