namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to write <c>init</c>, which .NET Standard 2.0 does not have.</summary>
internal static class IsExternalInit;
