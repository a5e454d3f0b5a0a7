-- Whoever is told of an event personally, or by the unit, does not get the notice to unit or role besides.
ALTER TABLE "Notice" ADD COLUMN "exceptUserId" TEXT;
ALTER TABLE "Notice" ADD COLUMN "exceptUnitId" TEXT;
