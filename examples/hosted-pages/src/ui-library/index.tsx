import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
  type CSSProperties,
  type ReactNode,
} from 'react'

/*
 * The part of @awell-health/ui-library that an activity uses: the accent colour, as a CSS variable on its own
 * element and not on the document, and the two layout modes.
 */

export type LayoutMode = 'fullViewportHeight' | 'flexible'

interface Theme {
  accentColor: string
  layoutMode: LayoutMode
  updateLayoutMode: (mode: LayoutMode) => void
  resetLayoutMode: () => void
}

const ThemeContext = createContext<Theme | undefined>(undefined)

export const useTheme = (): Theme => {
  const theme = useContext(ThemeContext)
  if (!theme) throw new Error('useTheme must be used within a ThemeProvider')
  // New functions on every render, as in the original.
  return {
    ...theme,
    updateLayoutMode: (mode) => theme.updateLayoutMode(mode),
    resetLayoutMode: () => theme.resetLayoutMode(),
  }
}

interface ThemeProviderProps {
  accentColor: string
  children: ReactNode
}

export const ThemeProvider = ({
  accentColor,
  children,
}: ThemeProviderProps) => {
  const [layoutMode, setLayoutMode] = useState<LayoutMode>('fullViewportHeight')
  const resetLayoutMode = useCallback(
    () => setLayoutMode('fullViewportHeight'),
    []
  )
  const theme = useMemo(
    () => ({
      accentColor,
      layoutMode,
      updateLayoutMode: setLayoutMode,
      resetLayoutMode,
    }),
    [accentColor, layoutMode, resetLayoutMode]
  )
  const variables = {
    '--awell-accent-color': accentColor,
    '--awell-accent-text-color': '#fff',
  } as CSSProperties
  return (
    <ThemeContext.Provider value={theme}>
      <div className="theme" style={variables}>
        {children}
      </div>
    </ThemeContext.Provider>
  )
}

interface HostedPageLayoutProps {
  logo: string
  children: ReactNode
}

export const HostedPageLayout = ({ logo, children }: HostedPageLayoutProps) => (
  <div className="layout" data-layout={useTheme().layoutMode}>
    <header>{logo}</header>
    {children}
  </div>
)
