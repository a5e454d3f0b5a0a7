import { useListContext } from 'react-admin';

/** One filter of the list around it; an empty value removes it. The address keeps all of them. */
export function useFilter(name: string): [string, (value: string) => void] {
  const { filterValues, setFilters } = useListContext();
  const value = String((filterValues as Record<string, unknown>)[name] ?? '');
  const set = (next: string) => {
    const rest = Object.fromEntries(Object.entries(filterValues as object).filter(([key]) => key !== name));
    setFilters(next === '' ? rest : { ...rest, [name]: next }, undefined, false);
  };
  return [value, set];
}
