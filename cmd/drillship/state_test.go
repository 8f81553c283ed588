package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// constantCalls make values that nobody can change, or that guard themselves.
var constantCalls = []string{
	"errors.New", "regexp.MustCompile", "strings.NewReplacer", "sync.OnceValue",
	"ast.NewNodeKind", "parser.NewContextKey", "WithPadding",
}

// TestNoPackageHoldsStateThatChanges: a variable of a package would be shared by all learners in one
// process. What is made once and only read is fine: errors, patterns, embedded files, and lists of
// words, to which no line of their package assigns.
func TestNoPackageHoldsStateThatChanges(t *testing.T) {
	for _, dir := range []string{"cmd", "content", "quiz", "progress", "tui"} {
		for _, pkg := range packagesBelow(t, filepath.Join("../..", dir)) {
			vars := packageVars(pkg)
			for _, name := range pkg.changed(vars) {
				t.Errorf("%s: the package's variable %s is changed", pkg.dir, name)
			}
			for name, v := range vars {
				if !v.harmless() && !linkedIn(pkg.dir, name) {
					t.Errorf("%s: the package's variable %s could be changed", pkg.dir, name)
				}
			}
		}
	}
}

// linkedIn are the variables that only the linker sets.
func linkedIn(dir, name string) bool {
	return dir == filepath.Join("../..", "cmd", "drillship") && slices.Contains([]string{"version", "commit", "date"}, name)
}

// sources are the files of one package, without tests.
type sources struct {
	dir   string
	files []*ast.File
}

func packagesBelow(t *testing.T, root string) []sources {
	t.Helper()
	found := map[string][]*ast.File{}
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
		found[filepath.Dir(path)] = append(found[filepath.Dir(path)], file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var list []sources
	for dir, files := range found {
		list = append(list, sources{dir, files})
	}
	return list
}

// packageVar is a variable of a package: how it begins, and whether files are embedded in it.
type packageVar struct {
	value    ast.Expr
	embedded bool
}

func packageVars(pkg sources) map[string]packageVar {
	vars := map[string]packageVar{}
	for _, file := range pkg.files {
		for _, decl := range file.Decls {
			gen, ok := decl.(*ast.GenDecl)
			if !ok || gen.Tok != token.VAR {
				continue
			}
			embedded := gen.Doc != nil && regexp.MustCompile(`(?m)^//go:embed `).MatchString(commentText(gen.Doc))
			for _, spec := range gen.Specs {
				addVars(vars, spec.(*ast.ValueSpec), embedded)
			}
		}
	}
	return vars
}

func commentText(g *ast.CommentGroup) string {
	var lines []string
	for _, c := range g.List {
		lines = append(lines, c.Text)
	}
	return strings.Join(lines, "\n")
}

func addVars(vars map[string]packageVar, spec *ast.ValueSpec, embedded bool) {
	for i, name := range spec.Names {
		v := packageVar{embedded: embedded}
		if i < len(spec.Values) {
			v.value = spec.Values[i]
		}
		if name.Name != "_" {
			vars[name.Name] = v
		}
	}
}

// harmless tells a list of words, or what one of constantCalls made.
func (v packageVar) harmless() bool {
	switch value := v.value.(type) {
	case *ast.CompositeLit:
		return true // as long as nobody changes it, which changed looks for
	case *ast.CallExpr:
		if _, ok := value.Fun.(*ast.ArrayType); ok {
			return true // the bytes of a text, which are a list, too
		}
		return slices.ContainsFunc(constantCalls, func(name string) bool { return strings.HasSuffix(callee(value), name) })
	}
	return v.embedded
}

func callee(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name + "." + f.Sel.Name
		}
		return f.Sel.Name
	case *ast.IndexExpr: // a type argument
		return callee(&ast.CallExpr{Fun: f.X})
	}
	return ""
}

// changed are the variables that are assigned to, or to a part of which is.
func (pkg sources) changed(vars map[string]packageVar) []string {
	var names []string
	look := func(target ast.Expr) {
		for {
			switch x := target.(type) {
			case *ast.IndexExpr:
				target = x.X
				continue
			case *ast.SelectorExpr:
				target = x.X
				continue
			case *ast.Ident:
				if _, ok := vars[x.Name]; ok {
					names = append(names, x.Name)
				}
			}
			return
		}
	}
	for _, file := range pkg.files {
		ast.Inspect(file, func(n ast.Node) bool {
			if f, ok := n.(*ast.FuncDecl); ok {
				return !shadows(f, vars)
			}
			switch n := n.(type) {
			case *ast.AssignStmt:
				if n.Tok != token.DEFINE {
					for _, target := range n.Lhs {
						look(target)
					}
				}
			case *ast.IncDecStmt:
				look(n.X)
			}
			return true
		})
	}
	return names
}

// shadows tells whether a function has a variable of its own with the name of a package's: the
// compiler knows which one is meant, and this test does not.
func shadows(f *ast.FuncDecl, vars map[string]packageVar) bool {
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			found = found || among(vars, n.Names)
		case *ast.ValueSpec:
			found = found || among(vars, n.Names)
		case *ast.AssignStmt:
			for _, target := range n.Lhs {
				name, ok := target.(*ast.Ident)
				if ok && n.Tok == token.DEFINE {
					_, ok = vars[name.Name]
					found = found || ok
				}
			}
		}
		return !found
	})
	return found
}

func among(vars map[string]packageVar, names []*ast.Ident) bool {
	return slices.ContainsFunc(names, func(name *ast.Ident) bool { _, ok := vars[name.Name]; return ok })
}
