import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useListContext } from 'react-admin';
import { listQuery } from '../providers/data-provider.js';
import { queryString } from '../providers/http.js';

/** Downloads what the list shows, all pages: the server makes the file from the same query. */
export function ExportButton({ path }: { path: string }) {
  const { filterValues, sort, total } = useListContext();
  const { page: _page, pageSize: _pageSize, ...query } = listQuery({ sort, filter: filterValues as object });
  return (
    <Button startIcon={<DownloadIcon />} href={path + queryString(query)} download disabled={!total}>
      导出
    </Button>
  );
}
