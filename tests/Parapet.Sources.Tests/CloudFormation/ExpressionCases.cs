namespace Parapet.Sources.Tests.CloudFormation;

internal static class ExpressionCases
{
    public const string Text = """
        plain text => hello => hello
        plain number => 5 => 5
        plain list => [a, b] => [a, b]
        plain map => {a: 1, b: [c]} => {a: 1, b: [c]}
        null stays => {a: null} => {a: null}
        sub syntax in plain text stays => '${Name}' => ${Name}
        ref with default => !Ref Name => orders
        ref without default => !Ref Env => ${Env}
        ref with one allowed value => !Ref One => only
        ref with many allowed values => !Ref Stage => ${Stage}
        ref empty => !Ref Empty => 
        ref number => !Ref Count => 3
        ref list => !Ref List => [a, b, c]
        ref list without default => !Ref NoList => ?Parameter(NoList)
        ref typed list => !Ref Subnets => ?Parameter(Subnets)
        ref empty list => !Ref EmptyList => []
        ref ssm value => !Ref Db => {{resolve:ssm:/db/host}}
        ref ssm list => !Ref Dbs => ?DynamicReference(resolve:ssm:/db/hosts)
        ref ssm name => !Ref Ssm => /plain
        ref resource => !Ref Queue => ${Queue}
        ref long form => {Ref: Name} => orders
        ref nothing! => !Ref Nope => ?Malformed
        ref with a list! => {Ref: [a]} => ?Malformed
        ref with a map! => {Ref: {a: b}} => ?Malformed
        ref beside another key is data => {Ref: Name, Other: x} => {Ref: Name, Other: x}
        region => !Ref AWS::Region => ${AWS::Region}
        account => !Ref AWS::AccountId => ${AWS::AccountId}
        partition => !Ref AWS::Partition => ${AWS::Partition}
        url suffix => !Ref AWS::URLSuffix => ${AWS::URLSuffix}
        stack name => !Ref AWS::StackName => ${AWS::StackName}
        stack id => !Ref AWS::StackId => ${AWS::StackId}
        notification arns => !Ref AWS::NotificationARNs => ?PseudoParameter(AWS::NotificationARNs)
        wrong pseudo parameter! => !Ref AWS::Regio => ?Malformed
        no value => !Ref AWS::NoValue => -
        no value leaves a map => {a: !Ref AWS::NoValue, b: 1} => {b: 1}
        no value leaves a list => [a, !Ref AWS::NoValue, b] => [a, b]
        no value in one branch => !If [Prod, a, !Ref AWS::NoValue] => (Prod ? a : -)
        no value in both branches => !If [Prod, !Ref AWS::NoValue, !Ref AWS::NoValue] => -
        getatt => !GetAtt Queue.Arn => ${Queue.Arn}
        getatt list => {'Fn::GetAtt': [Queue, Arn]} => ${Queue.Arn}
        getatt string => {'Fn::GetAtt': Queue.Arn} => ${Queue.Arn}
        getatt three parts => {'Fn::GetAtt': [Queue, A, B]} => ${Queue.A.B}
        getatt attribute by parameter => {'Fn::GetAtt': [Queue, !Ref Name]} => ${Queue.orders}
        getatt unknown attribute => {'Fn::GetAtt': [Queue, !Ref Env]} => ?ResourceAttribute(Queue)
        getatt nothing! => !GetAtt Nope.Arn => ?Malformed
        getatt without attribute! => {'Fn::GetAtt': [Queue]} => ?Malformed
        getatt map! => {'Fn::GetAtt': {a: b}} => ?Malformed
        sub => !Sub 'x-${Name}-y' => x-orders-y
        sub hole => !Sub 'x-${Env}-y' => x-${Env}-y
        sub attribute => !Sub '${Queue.Arn}/*' => ${Queue.Arn}/*
        sub resource => !Sub 'q=${Queue}' => q=${Queue}
        sub pseudo => !Sub 'arn:${AWS::Partition}:s3:::${Name}' => arn:${AWS::Partition}:s3:::orders
        sub literal => !Sub 'a ${!Name} b' => a ${Name} b
        sub literal and variable => !Sub '${!A}${Name}' => ${A}orders
        sub map => !Sub ['${A}-${Name}', {A: b}] => b-orders
        sub map wins over parameter => !Sub ['${Name}', {Name: mine}] => mine
        sub map with intrinsic => !Sub ['${A}', {A: !Join ['-', [x, !Ref Env]]}] => x-${Env}
        sub map with a dot in the name => !Sub ['${A.B}', {A.B: c}] => c
        sub list of one => !Sub ['${Name}'] => orders
        sub unclosed => !Sub 'a ${Name' => a ${Name
        sub lone dollar => !Sub 'cost $5 {x}' => cost $5 {x}
        sub spaces => !Sub '${ Name }' => orders
        sub bash default => !Sub 'a ${${Name}' => a ${orders
        sub empty name! => !Sub 'a${}' => a${}
        sub nothing! => !Sub '${Nope}' => ${Nope}
        sub no value => !Sub 'a${AWS::NoValue}b' => ab
        sub list parameter => !Sub '${List}' => a,b,c
        sub with a number! => {'Fn::Sub': {a: b}} => ?Malformed
        sub of nothing => !Sub '' => 
        sub with a map variable! => !Sub ['${A}', {A: {b: c}}] => ?Malformed
        join => !Join ['-', [a, b]] => a-b
        join one => !Join ['-', [a]] => a
        join none => !Join ['-', []] => 
        join hole => !Join [':', [a, !Ref Env, b]] => a:${Env}:b
        join list parameter => !Join ['|', !Ref List] => a|b|c
        join unknown list => !Join [',', !Ref Subnets] => ${Subnets}
        join drops no value => !Join ['-', [a, !Ref AWS::NoValue, b]] => a-b
        join branch => !Join ['-', [a, !If [Prod, p, d]]] => (Prod ? a-p : a-d)
        join optional branch => !Join ['-', [a, !If [Prod, p, !Ref AWS::NoValue]]] => (Prod ? a-p : a)
        join attribute list => !Join [',', !GetAtt Queue.Names] => ${Queue.Names}
        join one argument! => !Join ['-'] => ?Malformed
        join text! => !Join ['-', abc] => ?Malformed
        join map! => !Join ['-', [{a: b}]] => ?Malformed
        select => !Select [1, [a, b]] => b
        select text index => !Select ['0', [a, b]] => a
        select from split => !Select [1, !Split ['/', a/b/c]] => b
        select from list parameter => !Select [2, !Ref List] => c
        select beyond! => !Select [5, [a, b]] => ?Malformed
        select negative! => !Select [-1, [a, b]] => ?Malformed
        select from unknown => !Select [0, !Ref Subnets] => ?Parameter(Subnets)
        select unknown index => !Select [!Ref Env, [a, b]] => ?Parameter(Env)
        select index by branch => !Select [!If [Prod, 0, 1], [a, b]] => (Prod ? a : b)
        select zone => !Select [0, !GetAZs ''] => ?PseudoParameter(Fn::GetAZs)
        select from attribute => !Select [0, !GetAtt Queue.Names] => ?ResourceAttribute(Queue.Names)
        split => !Split [',', 'a,b,,c'] => [a, b, , c]
        split no delimiter inside => !Split ['|', abc] => [abc]
        split long delimiter => !Split ['--', 'a--b'] => [a, b]
        split hole => !Split [',', !Ref Env] => ?Parameter(Env)
        split partly known => !Split [',', !Sub 'a,b,${Env},c'] => [a, b, ?Parameter(Env)]
        split arn with region => !Split [':', !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:q'] => [arn, aws, sqs, ${AWS::Region}, ${AWS::AccountId}, q]
        split region at hyphen => !Split ['-', !Ref AWS::Region] => ?PseudoParameter(AWS::Region)
        select certain piece => !Select [1, !Split [',', !Sub 'a,b,${Env}']] => b
        select uncertain piece => !Select [5, !Split [',', !Sub 'a,b,${Env}']] => ?Parameter(Env)
        split empty delimiter! => !Split ['', abc] => ?Malformed
        split list! => !Split [',', [a]] => ?Malformed
        find in map => !FindInMap [M, a, x] => 1
        find list in map => !FindInMap [M, a, l] => [p, q]
        find by intrinsic => !FindInMap [M, !Select [1, [a, b]], x] => 2
        find missing => !FindInMap [M, c, x] => ?Mapping(M)
        find missing with default => !FindInMap [M, c, x, {DefaultValue: d}] => d
        find default by intrinsic => !FindInMap [M, c, x, {DefaultValue: !Ref Name}] => orders
        find present with default => !FindInMap [M, a, x, {DefaultValue: d}] => 1
        find by unknown => !FindInMap [M, !Ref Env, x] => ?Mapping(M)
        find by branch => !FindInMap [M, !If [Prod, a, b], x] => (Prod ? 1 : 2)
        find in no map! => !FindInMap [Nope, a, x] => ?Malformed
        find too short! => !FindInMap [M, a] => ?Malformed
        if true => !If [Always, a, b] => a
        if false => !If [Never, a, b] => b
        if undecided => !If [Prod, a, b] => (Prod ? a : b)
        if inside itself => !If [Prod, !If [Prod, a, b], !If [Prod, c, d]] => (Prod ? a : d)
        if under its opposite => !If [Prod, !If [NotProd, a, b], !If [NotProd, c, d]] => (Prod ? b : c)
        if opposite outside => !If [NotProd, !If [Prod, a, b], c] => (NotProd ? b : c)
        if and implies its parts => !If [ProdAndX, !If [X, a, b], c] => (ProdAndX ? a : c)
        if or denies its parts => !If [ProdOrX, a, !If [X, b, c]] => (ProdOrX ? a : c)
        if part decides or => !If [X, !If [ProdOrX, a, b], c] => (X ? a : c)
        if equality gives the value => !If [Prod, !Ref Env, x] => (Prod ? prod : x)
        if equalities exclude each other => !If [Prod, a, !If [Dev, b, c]] => (Prod ? a : (Dev ? b : c))
        if equality denies another => !If [Prod, !If [Dev, a, b], c] => (Prod ? b : c)
        if two arguments! => {'Fn::If': [Prod, a]} => ?Malformed
        if map condition! => {'Fn::If': [{a: b}, a, b]} => ?Malformed
        if no such condition! => !If [Nope, a, b] => (Nope ? a : b)
        or one true => !If [YesOrX, a, b] => a
        and one false => !If [NoAndX, a, b] => b
        and false => !If [YesAndNo, a, b] => b
        or false => !If [NoOrNo, a, b] => b
        not => !If [NotNo, a, b] => a
        value not allowed => !If [StageQa, a, b] => b
        value allowed => !If [StageDev, a, b] => (StageDev ? a : b)
        different prefix => !If [PrefixDiffers, a, b] => b
        different suffix => !If [SuffixDiffers, a, b] => b
        fitting prefix => !If [PrefixFits, a, b] => (PrefixFits ? a : b)
        too short to fit => !If [TooShort, a, b] => b
        middle is missing => !If [Middle, a, b] => b
        both partly known => !If [BothPartial, a, b] => b
        same hole => !If [SameHole, a, b] => a
        same text => !If [SameText, a, b] => a
        different holes => !If [DifferentHoles, a, b] => (DifferentHoles ? a : b)
        region unknown => !If [Region, a, b] => (Region ? a : b)
        equal numbers => !If [NumberEquals, a, b] => a
        equal empty => !If [EmptyEquals, a, b] => a
        equal joined list => !If [ListEquals, a, b] => a
        equal from map => !If [FromMap, a, b] => a
        condition function in a property! => {'Fn::Equals': [a, b]} => ?Malformed
        condition key in a property is data => {Condition: {a: b}} => {Condition: {a: b}}
        base64 => !Base64 hello => aGVsbG8=
        base64 hole => !Base64 {Ref: Env} => ?Parameter(Env)
        base64 list! => {'Fn::Base64': [a]} => ?Malformed
        cidr => !Cidr [10.0.0.0/16, 2, 8] => [10.0.0.0/24, 10.0.1.0/24]
        cidr without bits => !Cidr [10.0.0.0/16, 1] => [10.0.0.0/24]
        cidr not aligned => !Cidr [10.0.5.7/16, 1, 8] => [10.0.0.0/24]
        cidr six => !Cidr ['2001:db8::/56', 2, 64] => [2001:db8::/64, 2001:db8:0:1::/64]
        cidr unknown => !Cidr [!Ref Env, 2, 8] => ?Parameter(Env)
        cidr of attribute => !Cidr [!GetAtt Queue.CidrBlock, 2, 8] => ?ResourceAttribute(Queue.CidrBlock)
        cidr too many! => !Cidr [10.0.0.0/24, 3, 8] => ?Malformed
        cidr no block! => !Cidr [ten, 3, 8] => ?Malformed
        import => !ImportValue shared-vpc => ${Fn::ImportValue shared-vpc}
        import by sub => {'Fn::ImportValue': !Sub '${Env}-vpc'} => ${Fn::ImportValue ${Env}-vpc}
        zones => !GetAZs eu-west-1 => ?PseudoParameter(Fn::GetAZs)
        length => {'Fn::Length': [a, b]} => 2
        length of parameter => {'Fn::Length': !Ref List} => 3
        length of unknown => {'Fn::Length': !Ref Subnets} => ?Parameter(Subnets)
        length of text! => {'Fn::Length': abc} => ?Malformed
        to json => {'Fn::ToJsonString': {a: 1, b: [x, true, null], c: 'say "hi"'}} => {"a":1,"b":["x",true,null],"c":"say \"hi\""}
        to json with hole => {'Fn::ToJsonString': {a: !Ref Env}} => {"a":"${Env}"}
        to json with branch => {'Fn::ToJsonString': {a: !If [Prod, 1, 2]}} => (Prod ? {"a":1} : {"a":2})
        to json of text! => {'Fn::ToJsonString': abc} => ?Malformed
        dynamic ssm => '{{resolve:ssm:/a/b:1}}' => {{resolve:ssm:/a/b:1}}
        dynamic inside text => 'x{{resolve:secretsmanager:s:SecretString:p}}y' => x{{resolve:secretsmanager:s:SecretString:p}}y
        dynamic by sub => !Sub '{{resolve:ssm:/${Name}/k}}' => {{resolve:ssm:/orders/k}}
        dynamic around a hole => !Sub '{{resolve:secretsmanager:${Queue}:SecretString:p}}' => {{resolve:secretsmanager:${Queue}:SecretString:p}}
        dynamic never closed => '{{resolve:ssm:/a' => {{resolve:ssm:/a
        macro => {'Fn::Transform': {Name: Mine, Parameters: {a: b}}} => ?Macro(Mine)
        macro beside keys => {a: 1, 'Fn::Transform': {Name: Mine}} => ?Macro(Mine)
        include from s3 => {'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: 's3://b/k'}}} => ?RemoteFile(s3://b/k)
        include missing! => {'Fn::Transform': {Name: 'AWS::Include', Parameters: {Location: nope.yaml}}} => ?RemoteFile(nope.yaml)
        transform without name! => {'Fn::Transform': {a: b}} => ?Malformed
        unknown function! => {'Fn::Nope': a} => ?Malformed
        loop in a map => {'Fn::ForEach::L': [I, [x, y], {'k${I}': !Ref I}]} => {kx: x, ky: y}
        loop beside keys => {a: 1, 'Fn::ForEach::L': [I, !Ref List, {'k${I}': !Sub 'v-${I}'}]} => {a: 1, ka: v-a, kb: v-b, kc: v-c}
        loop twice nested => {'Fn::ForEach::L': [I, [1, 2], {'Fn::ForEach::K': [J, [x], {'${I}${J}': '${I}/${J}'}]}]} => {1x: 1/x, 2x: 2/x}
        loop stripped => {'Fn::ForEach::L': [I, [a.b/c], {'K&{I}': !Sub '${I}:&{I}'}]} => {Kabc: a.b/c:abc}
        loop unknown collection => {'Fn::ForEach::L': [I, !Ref NoList, {'K${I}': !Ref I}]} => {K${I}: ${I}}
        loop of a wrong shape! => {'Fn::ForEach::L': [I, [a]]} => {}
        branches in a text => !Sub ['${A}${B}', {A: !If [C1, a, b], B: !If [C1, c, d]}] => (C1 ? ac : bd)
        two conditions in a text => !Sub ['${A}${B}', {A: !If [C1, a, b], B: !If [C2, c, d]}] => (C1 ? (C2 ? ac : ad) : (C2 ? bc : bd))
        """;
}
